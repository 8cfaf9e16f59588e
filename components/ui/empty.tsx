import type { ReactNode } from 'react'
import { marque } from '@/lib/ground/marque'

type EmptyProps = { titre: string; phrase: string; action?: ReactNode; niveau?: 'h2' | 'h3' }

/** Liste vide : dit pourquoi elle l’est et propose le premier geste (`action` : un ButtonLink). */
export function Empty({ titre, phrase, action, niveau: Titre = 'h2' }: EmptyProps) {
  return (
    <div className="sheet empty">
      <svg className="mark" viewBox={marque.signe.boite} aria-hidden="true">
        <path d={marque.signe.chapeau} />
        <path fillRule="evenodd" d={marque.signe.corps} />
      </svg>
      <Titre className="empty__title">{titre}</Titre>
      <p>{phrase}</p>
      {action}
    </div>
  )
}
