import { SALAIRES } from '@/components/ui/salaires'
import { salairesOf } from '@/lib/demandes/envoi/salaires'
import type { Tableau } from '@/lib/demandes/envoi/schema'
import { formatMoney } from '@/lib/ground/money'

// À l’étroit : dans une colonne comme sur un téléphone.
const ETROIT =
  '@max-[30rem]:[&_:is(th,td):last-child:not(:nth-child(2))]:hidden @max-[30rem]:[&_:is(th,td):nth-child(3)]:hidden [&_td:last-child:not(.num)]:pr-0! [&_td:last-child:not(.num)]:text-ink-2 @max-[30rem]:[&_.is-apart_th]:whitespace-normal! @max-[30rem]:[&_.is-apart_th]:after:block @max-[30rem]:[&_.is-apart_th]:after:text-xs @max-[30rem]:[&_.is-apart_th]:after:font-regular @max-[30rem]:[&_.is-apart_th]:after:text-ink-2 @max-[30rem]:[&_.is-apart_th]:after:content-[attr(data-note)]'

/** Des salaires, mois par mois, avec leur total et leur moyenne. À l’étroit, la remarque passe sous le mois, et seule la première colonne reste. */
export function Wages({ tableau, titre }: { tableau: Tableau; titre: string }) {
  const { colonnes, mois, total, moyenne } = salairesOf(tableau)
  const remarques = mois.some(({ remarque }) => remarque !== '')
  const amounts = (montants: readonly (number | null)[]) =>
    montants.map((montant, i) => (
      <td key={colonnes[i]} className="num">
        {montant === null ? '–' : formatMoney(montant)}
      </td>
    ))
  return (
    <div className="@container">
      <table className={`${SALAIRES} ${ETROIT}`}>
        <caption className="sr-only">{titre}</caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            {colonnes.map((label) => (
              <th scope="col" className="num" key={label}>
                {label}
              </th>
            ))}
            {remarques ? <th scope="col">Remarque</th> : null}
          </tr>
        </thead>
        <tbody>
          {mois.map(({ cle, nom, montants, remarque, aPart }) => (
            <tr key={cle} className={aPart ? 'is-apart' : undefined}>
              <th scope="row" data-note={remarque || undefined}>
                {nom}
              </th>
              {amounts(montants)}
              {remarques ? <td>{remarque}</td> : null}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {[['Total', total] as const, ['Moyenne', moyenne] as const].map(([nom, montants]) => (
            <tr key={nom}>
              <th scope="row">{nom}</th>
              {amounts(montants)}
              {remarques ? <td /> : null}
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  )
}
