import { ActForm } from '@/components/ui/act-form'
import { Icon } from '@/components/ui/icon'
import type { Echeance } from '@/lib/echeances/rules'
import type { ChangementLu } from '@/lib/fiches-dsn/queries'
import { formatDay, formatMoment } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import type { Univers } from '@/lib/ground/univers'

type PayrollProps = {
  siren: string
  version: number
  changements: readonly ChangementLu[]
  dsn: Echeance | undefined
  notables: readonly Univers[]
  noter: FormAction
  maintenant: Date
}

/** « Paramétré en paie ? » : chaque changement, qui l’a noté et quand, et de quoi le noter ou revenir en arrière. */
export function Payroll({ siren, version, changements, dsn, notables, noter, maintenant }: PayrollProps) {
  const reste = changements.filter(({ le }) => le === null).length
  return (
    <section aria-labelledby="paie">
      <h2 id="paie">{reste === 0 ? 'Paramétré en paie' : 'Paramétré en paie\u00a0?'}</h2>
      {dsn && reste > 0 ? (
        <p className="mt-3 text-sm">
          <b className="text-wait-ink">Avant le {formatDay(new Date(dsn.jour))}</b>, jour de votre {dsn.titre}.
        </p>
      ) : null}
      <ul className="my-3 border-y border-line *:border-line *:py-3 *:not-first:border-t">
        {changements.map((un) => (
          <li key={un.rang}>
            {un.le === null ? (
              <p>{un.quoi}</p>
            ) : (
              <p className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
                <Icon name="circle-check" className="mt-[.15em] text-ok" />
                <span>
                  {un.quoi}
                  <span className="block text-sm text-ink-2">
                    <span className="sr-only">Paramétré en paie par </span>
                    {un.parNom}, {formatMoment(un.le, maintenant)}
                  </span>
                </span>
              </p>
            )}
            {notables.includes(un.univers) ? (
              <div className="mt-2">
                <ActForm
                  action={noter}
                  cache={{ siren, version: String(version), rang: String(un.rang), fait: un.le === null ? 'oui' : 'non' }}
                  bouton={un.le === null ? 'Noter paramétré en paie' : 'Revenir en arrière'}
                  sur={un.quoi}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-2">
        Tous ceux qui suivent la DSN de cette entreprise voient ces notes, votre expert-comptable compris.
        {reste > 0 ? ' Ce qui reste est rappelé trois jours avant.' : ''}
      </p>
    </section>
  )
}
