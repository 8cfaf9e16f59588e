import { FieldError } from '@/components/ui/field'
import { Univers } from '@/components/ui/univers'
import { UNIVERS_DETAIL, UNIVERS_LUS } from '@/lib/delegations/phrases'
import { UNIVERS_NOMS } from '@/lib/copy/univers'

type RightsTableProps = { consulter: readonly string[]; declarer: readonly string[]; errors: Readonly<Record<string, string>> }

const CASE = 'inline-flex min-h-target min-w-target cursor-pointer items-center gap-2'

/** Ce que le cabinet pourra faire, univers par univers : consulter, ou déclarer aussi. Déclarer suppose consulter. */
export const RightsTable = ({ consulter, declarer, errors }: RightsTableProps) => (
  <fieldset className={errors.consulter ? 'field field--error' : 'field'} data-champ="consulter">
    <legend>
      Ce qu’il pourra faire{' '}
      <span className="font-bold text-danger" aria-hidden="true">
        *
      </span>
    </legend>
    <p className="text-sm text-ink-2">
      Déclarer comprend consulter. Pour la lecture seule, ne cochez que «{'\u00a0'}Consulter{'\u00a0'}».
    </p>
    <div aria-live="polite">
      <FieldError id="consulter-erreur" message={errors.consulter} />
    </div>
    <table className="mt-3 w-full max-w-160 text-left text-sm/md [&_tbody_tr]:border-t [&_tbody_tr]:border-line [&_td]:py-1 [&_td]:align-middle [&_th]:py-3 [&_th]:pr-3 [&_thead_th]:py-1 [&_thead_th]:text-xs [&_thead_th]:font-medium [&_thead_th]:text-ink-2">
      <caption className="sr-only">Droits donnés, par univers</caption>
      <thead>
        <tr>
          <th scope="col">Univers</th>
          <th scope="col">Consulter</th>
          <th scope="col">Déclarer, répondre</th>
        </tr>
      </thead>
      <tbody>
        {UNIVERS_LUS.map((un, rang) => (
          <tr key={un}>
            <th scope="row" className="font-medium">
              <Univers code={un} />
              <span className="sub">{UNIVERS_DETAIL[un]}</span>
            </th>
            <td>
              <label className={CASE}>
                <input
                  id={rang === 0 ? 'consulter' : undefined}
                  type="checkbox"
                  name="consulter"
                  value={un}
                  defaultChecked={consulter.includes(un)}
                  aria-describedby={errors.consulter ? 'consulter-erreur' : undefined}
                />
                <span className="sr-only">Consulter en {UNIVERS_NOMS[un]}</span>
              </label>
            </td>
            <td>
              <label className={CASE}>
                <input type="checkbox" name="declarer" value={un} defaultChecked={declarer.includes(un)} />
                <span className="sr-only">Déclarer et répondre en {UNIVERS_NOMS[un]}</span>
              </label>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </fieldset>
)
