import { formatMonth, shortMonth } from '@/lib/ground/date'
import type { Case } from '@/lib/retours-dsn/queries'

/** Ce que veut dire chaque code retour, et sa teinte. */
const CODES = [
  { nom: 'Acceptée', teinte: 'border-line-strong bg-surface' },
  { nom: 'À corriger', teinte: 'border-wait-line bg-wait-soft' },
  { nom: 'Prise en partie', teinte: 'border-wait bg-wait text-on-wait' },
  { nom: 'Non prise', teinte: 'border-danger bg-danger text-on-danger' },
] as const

type ReturnsGridProps = { mois: readonly string[]; cases: readonly Case[]; sites: ReadonlyMap<string, string> }

/** Douze mois de retours, un établissement par rangée ; un contour pointillé : corrigé depuis. */
export function ReturnsGrid({ mois, cases, sites }: ReturnsGridProps) {
  const sirets = [...new Set(cases.map(({ siret }) => siret))]
  return (
    <section className="sheet p-5" aria-labelledby="douze">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="douze">Douze mois de retours</h2>
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {CODES.map(({ nom, teinte }, code) => (
            <li key={nom}>
              <span className={`mr-2 inline-block w-6 rounded-1 border text-center ${teinte}`}>{code}</span>
              {nom}
            </li>
          ))}
        </ul>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: un tableau large se fait défiler au clavier */}
      <section className="relative overflow-x-auto" aria-label="Tableau des retours" tabIndex={0}>
        <table className="w-full text-sm">
          <caption className="sr-only">Le code retour de chaque mois, par établissement</caption>
          <thead>
            <tr className="text-xs text-ink-2">
              <th scope="col" className="p-1 text-left font-regular">
                Établissement
              </th>
              {mois.map((un) => (
                <th key={un} scope="col" className="p-1 text-center font-regular">
                  <abbr title={formatMonth(un)} className="no-underline">
                    {shortMonth(Number(un.slice(5)))}
                  </abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sirets.map((siret) => (
              <tr key={siret}>
                <th scope="row" className="p-1 text-left whitespace-nowrap">
                  {sites.get(siret) ?? 'Établissement'}
                  <span className="sub">{siret.slice(9)}</span>
                </th>
                {mois.map((un) => {
                  const ici = cases.find((une) => une.siret === siret && une.mois === un)
                  const code = ici ? CODES[ici.codeRetour as 0 | 1 | 2 | 3] : null
                  return (
                    <td key={un} className="p-1 text-center">
                      {ici && code ? (
                        <span
                          className={`inline-block w-8 rounded-1 border ${ici.codeRetour > 0 && !ici.reste ? 'border-dashed border-ink-2 bg-surface' : code.teinte}`}
                        >
                          {ici.codeRetour}
                          <span className="sr-only">
                            , {code.nom}
                            {ici.codeRetour > 0 && !ici.reste ? ', corrigé depuis' : ''}
                          </span>
                        </span>
                      ) : (
                        <span className="text-ink-2">
                          –<span className="sr-only">aucun retour</span>
                        </span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-3 text-sm text-ink-2">Un contour pointillé&nbsp;: corrigé depuis. Le retour arrive 24 à 48&nbsp;heures après le dépôt.</p>
    </section>
  )
}
