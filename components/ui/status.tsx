import type { ReactNode } from 'react'

export type CodeStatut = 'a_finaliser' | 'envoyee' | 'en_attente' | 'en_cours' | 'traitee' | 'annulee'

const SIGNS = {
  a_finaliser: { mot: 'À finaliser', classe: 'text-ink-2', signe: <circle cx="8" cy="8" r="6.5" strokeDasharray="2.6 2.5" /> },
  envoyee: {
    mot: 'Envoyée',
    classe: '[&>svg]:text-brand',
    signe: (
      <>
        <circle cx="8" cy="8" r="6.5" />
        <path d="M8 11V5.4M5.5 7.7 8 5.2l2.5 2.5" strokeWidth="1.8" />
      </>
    ),
  },
  en_attente: {
    mot: 'En attente',
    classe: 'status--wait',
    signe: (
      <>
        <circle className="full" cx="8" cy="8" r="7.5" />
        <path className="cut" d="M6.2 5v6M9.8 5v6" />
      </>
    ),
  },
  en_cours: {
    mot: 'En cours',
    classe: '[&>svg]:text-brand',
    signe: (
      <>
        <circle cx="8" cy="8" r="6.5" />
        <path className="full" d="M8 3.8a4.2 4.2 0 0 1 0 8.4z" />
      </>
    ),
  },
  traitee: {
    mot: 'Traitée',
    classe: '[&>svg]:text-ok',
    signe: (
      <>
        <circle className="full" cx="8" cy="8" r="7.5" />
        <path className="cut" d="m4.7 8.3 2.3 2.3 4.3-4.8" />
      </>
    ),
  },
  annulee: {
    mot: 'Annulée',
    classe: 'text-ink-2',
    signe: (
      <>
        <circle cx="8" cy="8" r="6.5" />
        <path d="m5.6 5.6 4.8 4.8M10.4 5.6l-4.8 4.8" />
      </>
    ),
  },
} as const satisfies Record<CodeStatut, { mot: string; classe: string; signe: ReactNode }>

/**
 * Statut d’une demande : un signe, un mot. « En attente » n’est rempli d’orange que devant qui doit agir : le client.
 * @param dit le mot de qui la traite, à la place de celui du client.
 */
export function Status({ statut, vue, dit }: { statut: CodeStatut; vue: 'client' | 'gestion'; dit?: string }) {
  const { mot, classe, signe } = SIGNS[statut]
  return (
    <span className={`status ${statut === 'en_attente' && vue === 'gestion' ? '[&>svg]:text-ink-2' : classe}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {signe}
      </svg>
      {dit ?? mot}
    </span>
  )
}
