import type { ReactNode } from 'react'

/** Où en est une personne ou un cabinet dans un compte : un signe, un mot, celui de la référence pour les deux premiers. */
type EtatAcces = 'ajoute' | 'en_attente' | 'expiree' | 'refusee' | 'desactive'

const ROND = <circle cx="8" cy="8" r="6.5" />

const SIGNES = {
  ajoute: {
    mot: 'Ajouté',
    classe: '[&>svg]:text-ok',
    signe: (
      <>
        <circle className="full" cx="8" cy="8" r="7.5" />
        <path className="cut" d="m4.7 8.3 2.3 2.3 4.3-4.8" />
      </>
    ),
  },
  en_attente: {
    mot: 'En attente d’acceptation',
    classe: '[&>svg]:text-brand',
    signe: (
      <>
        {ROND}
        <path d="M8 4.6V8l2.4 1.6" strokeWidth="1.8" />
      </>
    ),
  },
  expiree: {
    mot: 'Expirée',
    classe: 'text-ink-2',
    signe: (
      <>
        {ROND}
        <path d="M5.2 8h5.6" strokeWidth="1.8" />
      </>
    ),
  },
  refusee: {
    mot: 'Refusée',
    classe: 'text-ink-2',
    signe: (
      <>
        {ROND}
        <path d="m5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6" strokeWidth="1.8" />
      </>
    ),
  },
  desactive: {
    mot: 'Désactivée',
    classe: 'text-ink-2',
    signe: (
      <>
        {ROND}
        <path d="m5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6" strokeWidth="1.8" />
      </>
    ),
  },
} as const satisfies Record<EtatAcces, { mot: string; classe: string; signe: ReactNode }>

/** « En attente d’acceptation », « Ajouté »… */
export function GrantStatus({ etat }: { etat: EtatAcces }) {
  const { mot, classe, signe } = SIGNES[etat]
  return (
    <span className={`status whitespace-normal ${classe}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {signe}
      </svg>
      {mot}
    </span>
  )
}
