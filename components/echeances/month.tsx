import type { DateMontree, Nature } from '@/components/echeances/dates'
import { holidayOf, weeksOf } from '@/lib/echeances/rules'
import { dayAt, formatMonth } from '@/lib/ground/date'

const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const
const CASE = 'grid h-full min-h-10 content-center justify-items-center rounded-2 border-[1.5px] text-sm/[1.15] tabular-nums min-[30rem]:min-h-12'
/** L’allure d’un jour qui porte quelque chose. */
export const NATURES: Readonly<Record<Nature, string>> = {
  attend: 'border-wait bg-wait text-on-wait',
  declaration: 'border-brand bg-brand text-on-brand',
  paiement: 'border-retraite bg-surface text-retraite',
  autre: 'border-line-strong bg-surface text-ink',
}
const RANG: readonly Nature[] = ['attend', 'declaration', 'paiement', 'autre']

type MonthProps = { mois: string; aujourdhui: string; dates: readonly DateMontree[]; local: boolean }

/** Un mois dessiné : ses jours du lundi au dimanche, ceux qui portent une date mènent à sa ligne. La liste, dessous, dit la même chose. */
export function Month({ mois, aujourdhui, dates, local }: MonthProps) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 self-start">
      <caption className="pb-2 text-left text-lg font-bold first-letter:uppercase">{formatMonth(mois)}</caption>
      <thead>
        <tr>
          {JOURS.map((jour) => (
            <th key={jour} scope="col" className="pb-1 text-xs font-normal text-ink-2">
              <span aria-hidden="true">{jour.charAt(0).toUpperCase()}</span>
              <span className="sr-only">{jour}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(mois).map((semaine) => (
          <tr key={semaine.find((jour) => jour !== null)}>
            {semaine.map((jour, rang) => (
              <td key={jour ?? JOURS[rang]} className="h-11 p-0.5 text-center align-top min-[30rem]:h-13">
                {jour ? <Jour jour={jour} aujourdhui={aujourdhui} dates={dates} local={local} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Jour({ jour, aujourdhui, dates, local }: Omit<MonthProps, 'mois'> & { jour: string }) {
  const numero = Number(jour.slice(8))
  const siennes = dates.filter((date) => date.jour === jour).sort((a, b) => RANG.indexOf(a.nature) - RANG.indexOf(b.nature))
  const [premiere] = siennes
  const ici = jour === aujourdhui ? <span className="sr-only">, aujourd’hui</span> : null
  if (premiere)
    return (
      <a
        className={`${CASE} ${NATURES[premiere.nature]} font-bold no-underline hover:outline-2 hover:outline-offset-1 hover:outline-ink`}
        href={`#${premiere.id}`}
      >
        {numero}
        <span className="sr-only">, {siennes.map(({ titre }) => titre).join(', ')}</span>
        <span className="text-xs max-[30rem]:hidden" aria-hidden="true">
          {premiere.mot}
        </span>
        <span className="text-xs min-[30rem]:hidden" aria-hidden="true">
          {premiere.mot.charAt(0)}
        </span>
        {ici}
      </a>
    )
  const reportee = dates.find(({ legale, jour: du }) => legale === jour && du !== jour)
  const fete = holidayOf(jour, local)
  return (
    <span className={`${CASE} ${lookOf(jour, aujourdhui, Boolean(reportee), Boolean(fete))}`}>
      {numero}
      {ici}
      {fete ? <span className="sr-only">, férié ({fete})</span> : null}
      {reportee ? <span className="sr-only">, reporté au {Number(reportee.jour.slice(8))}</span> : null}
    </span>
  )
}

function lookOf(jour: string, aujourdhui: string, reportee: boolean, fete: boolean): string {
  if (jour === aujourdhui) return 'border-ink font-bold text-ink'
  if (reportee) return 'border-dashed border-line-strong text-ink-2 line-through'
  if (fete) return 'border-transparent bg-sunken text-ink-2'
  const weekend = dayAt(jour).getUTCDay() % 6 === 0
  return jour < aujourdhui || weekend ? 'border-transparent text-ink-2' : 'border-transparent text-ink'
}
