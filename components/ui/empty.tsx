import type { ReactNode } from 'react'
import { marque } from '@/lib/ground/marque'

type EmptyProps = { titre: string; phrase: string; action?: ReactNode; niveau?: 'h2' | 'h3' }

/** Liste vide : dit pourquoi elle l’est et propose le premier geste (`action` : un ButtonLink). */
export function Empty({ titre, phrase, action, niveau: Titre = 'h2' }: EmptyProps) {
  return (
    <div className="sheet px-5 py-10 text-center">
      <svg className="mb-3 inline-block size-10 fill-line-strong" viewBox={marque.signe.boite} aria-hidden="true">
        <path d={marque.signe.chapeau} />
        <path fillRule="evenodd" d={marque.signe.corps} />
      </svg>
      <Titre className="text-lg tracking-normal">{titre}</Titre>
      <p className="mx-auto mt-2 mb-5 max-w-[46ch] text-ink-2">{phrase}</p>
      {action}
    </div>
  )
}
