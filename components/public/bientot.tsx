import type { ReactNode } from 'react'
import { BrandMark } from '@/components/frame/brand-mark'
import { ButtonLink } from '@/components/ui/button'
import { marque } from '@/lib/ground/marque'

type BientotProps = {
  titre: string
  /** Ce qui viendra, en une phrase. */
  phrase: string
  /** Que faire en attendant. */
  enAttendant: ReactNode
  retour?: { href: string; label: string }
}

/** Une page qui dit honnêtement qu’elle n’est pas encore là, et comment s’en passer d’ici là. */
export function Bientot({ titre, phrase, enAttendant, retour = { href: '/connexion', label: 'Revenir à la connexion' } }: BientotProps) {
  return (
    <div className="grid max-w-2xl gap-5 pt-6 pb-10">
      <BrandMark className="-ml-[.65rem] size-12 fill-line-strong" />
      <div>
        <p className="mb-2 text-sm text-ink-2">Arrive prochainement</p>
        <h1>{titre}</h1>
      </div>
      <div className="[&>*+*]:mt-3">
        <p>{phrase}</p>
        <h2>En attendant</h2>
        <p>{enAttendant}</p>
        <p>
          Une personne vous répond au{' '}
          <a className="whitespace-nowrap" href={marque.telephoneLien}>
            {marque.telephone}
          </a>
          , {marque.horaires}.
        </p>
      </div>
      <p className="actions">
        <ButtonLink href={retour.href}>{retour.label}</ButtonLink>
      </p>
    </div>
  )
}
