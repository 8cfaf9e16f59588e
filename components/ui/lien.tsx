import NextLink from 'next/link'
import type { AnchorHTMLAttributes, ReactNode } from 'react'

type LienProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'target'> & { href: string; children: ReactNode }

/**
 * Lien interne. Jamais préchargé : chaque lien visible coûterait deux requêtes et un contrôle en base.
 * Seul module autorisé à importer next/link.
 */
export function Lien({ href, children, ...attributs }: LienProps) {
  return (
    <NextLink href={href} prefetch={false} {...attributs}>
      {children}
    </NextLink>
  )
}

/** Lien vers un autre site : nouvelle fenêtre, annoncée. `children` est le texte du lien. */
export function LienExterne({ href, children, className, ...attributs }: LienProps) {
  return (
    <a href={href} target="_blank" rel="noreferrer" {...attributs} className={className ? `external ${className}` : 'external'}>
      {children}
      <span className="sr"> (nouvelle fenêtre)</span>
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M15 3h6v6" />
        <path d="M10 14 21 3" />
        <path d="M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6" />
      </svg>
    </a>
  )
}
