import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode; action?: ReactNode }

type FactsProps = { facts: readonly Fact[]; wide?: boolean; tight?: boolean }

/** Liste de faits (dl). Une valeur absente se dit « Non renseigné ». `wide` : libellé à gauche ; `tight` : colonne étroite. */
export function Facts({ facts, wide, tight }: FactsProps) {
  return (
    <dl className={['facts', wide ? 'facts--wide' : '', tight ? '*:py-2 [&_dd]:text-sm' : ''].filter(Boolean).join(' ')}>
      {facts.map(({ label, value, action }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? <span className="text-ink-2">Non renseigné</span> : value}</dd>
          {action ? <dd className="facts__act">{action}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
