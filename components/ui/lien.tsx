import NextLink from 'next/link'
import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

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
    <a href={href} target="_blank" rel="noreferrer" {...attributs} className={className}>
      {children}
      <span className="sr-only"> (nouvelle fenêtre)</span>
      <Icon name="external-link" className="ml-[.3em] size-[1em] align-[-.12em]" />
    </a>
  )
}
