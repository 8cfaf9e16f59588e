import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode; action?: ReactNode }

type FactsProps = { facts: readonly Fact[]; wide?: boolean; tight?: boolean }

/** Liste de faits (dl). Une valeur absente se dit « Non renseigné ». `wide` : libellé à gauche ; `tight` : colonne étroite. */
export function Facts({ facts, wide, tight }: FactsProps) {
  return (
    <dl
      className={[
        'facts',
        wide ? 'md:*:grid-cols-[minmax(10rem,16rem)_minmax(0,1fr)_auto] md:[&_dd]:col-[2] md:[&_.acte]:col-[3]' : '',
        tight ? '*:py-2 [&_dd]:text-sm' : '',
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {facts.map(({ label, value, action }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? <span className="text-ink-2">Non renseigné</span> : value}</dd>
          {action ? <dd className="acte">{action}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
