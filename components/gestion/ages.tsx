import type { ResumeBannette } from '@/lib/demandes/gestion/queries'
import { formatNumber, plural } from '@/lib/ground/number'

const TRANCHES = ['0 à 2 jours', '3 à 7 jours', '8 à 14 jours', 'plus de 14 jours'] as const

/** L’âge des demandes ouvertes, dessiné et dit : ce que le superviseur regarde d’abord. */
export function Ages({ resume: { ages, plusVieille } }: { resume: ResumeBannette }) {
  const plein = Math.max(1, ...ages)
  return (
    <section aria-labelledby="ages" className="mt-4">
      <h2 id="ages" className="sr-only">
        Âge des demandes ouvertes
      </h2>
      <dl className="grid max-w-160 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 text-sm">
        {TRANCHES.map((tranche, rang) => (
          <div key={tranche} className="contents">
            <dt>{tranche}</dt>
            <dd>
              <svg
                aria-hidden="true"
                className={rang === 3 ? 'h-3 w-full text-danger' : 'h-3 w-full text-brand'}
                viewBox="0 0 100 12"
                preserveAspectRatio="none"
              >
                <rect width={((ages[rang] ?? 0) / plein) * 100} height="12" fill="currentColor" />
              </svg>
            </dd>
            <dd className="num text-right">{formatNumber(ages[rang] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {plusVieille > 0 ? <p className="text-sm text-ink-2 mt-3">La plus ancienne attend depuis {plural(plusVieille, 'jour')}.</p> : null}
    </section>
  )
}
