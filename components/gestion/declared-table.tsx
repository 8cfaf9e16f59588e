import { SALAIRES } from '@/components/ui/salaires'
import type { TableauDit } from '@/lib/demandes/gestion/declaration'

/** Un tableau déclaré : un mois par ligne et ses totaux, ou une liste. */
export function DeclaredTable({ tableau: { champ, label, colonnes, lignes, pied } }: { tableau: TableauDit }) {
  const remarques = lignes.some(({ remarque }) => remarque !== '')
  const parMois = pied.length > 0
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: ce qui défile se fait aussi défiler au clavier
    <div className="relative overflow-x-auto mt-3" role="region" aria-label={label} tabIndex={0} id={`t-${champ}`}>
      <table className={SALAIRES}>
        <caption className="text-left text-sm font-medium">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{parMois ? 'Mois' : 'Ligne'}</th>
            {colonnes.map(({ nom, label: titre, montant }) => (
              <th key={nom} scope="col" className={montant ? 'num' : undefined}>
                {titre}
              </th>
            ))}
            {remarques ? <th scope="col">Remarque</th> : null}
          </tr>
        </thead>
        <tbody>
          {lignes.map(({ tete, cellules, remarque }) => (
            <tr key={tete} className={remarque ? 'is-apart' : undefined}>
              <th scope="row">{tete}</th>
              {colonnes.map(({ nom, montant }, n) => (
                <td key={nom} className={montant ? 'num' : undefined}>
                  {cellules[n]}
                </td>
              ))}
              {remarques ? <td>{remarque}</td> : null}
            </tr>
          ))}
        </tbody>
        {parMois ? (
          <tfoot>
            {pied.map(({ tete, cellules }) => (
              <tr key={tete}>
                <th scope="row">{tete}</th>
                {colonnes.map(({ nom }, n) => (
                  <td key={nom} className="num">
                    {cellules[n]}
                  </td>
                ))}
                {remarques ? <td /> : null}
              </tr>
            ))}
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
