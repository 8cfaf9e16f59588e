import { INCAPACITE_JOURS, type Prestation } from '@/lib/copy/garanties'
import { formatNumber } from '@/lib/ground/number'

/** La largeur de chaque part, en centièmes : la franchise se voit, même courte. */
const PARTS = { franchise: 25, prestations: 58.3, ensuite: 16.7 } as const

/** Un arrêt de travail jour par jour : la franchise hachurée, les indemnités, puis l’invalidité. `null` quand le contrat ne dit pas sa franchise. */
export function LeaveLine({ prestation: { franchiseJours, franchiseMode } }: { prestation: Prestation }) {
  const relais = franchiseMode === 'relais'
  if (franchiseJours === null && !relais) return null
  const sans = !relais && franchiseJours === 0
  const debut = relais ? null : (franchiseJours ?? 0) + 1
  const premiers = relais ? 'Pendant le maintien' : `Jours 1 à ${formatNumber(franchiseJours ?? 0)}`
  const suivants =
    debut === null ? `Jusqu’au ${formatNumber(INCAPACITE_JOURS)}e jour` : `Jours ${formatNumber(debut)} à ${formatNumber(INCAPACITE_JOURS)}`
  const x = sans ? 0 : PARTS.franchise
  const fin = 100 - PARTS.ensuite
  return (
    <>
      <svg className="mt-4 block h-12 w-full" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
        <defs>
          <pattern id="franchise-du-contrat" width="1.2" height="16" patternUnits="userSpaceOnUse" patternTransform="skewX(-20)">
            <path className="stroke-line-strong" d="M0 0V16" strokeWidth="0.5" />
          </pattern>
        </defs>
        {sans ? null : (
          <rect
            className="stroke-line-strong"
            width={PARTS.franchise}
            y="1"
            height="14"
            fill="url(#franchise-du-contrat)"
            vectorEffect="non-scaling-stroke"
          />
        )}
        <rect className="fill-prevoyance" x={x} y="1" width={fin - x} height="14" />
        <rect
          className="stroke-prevoyance"
          x={fin}
          y="1"
          width={PARTS.ensuite}
          height="14"
          fill="none"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <ol className={`mt-3 grid gap-3 text-sm [&_b]:block md:gap-4 ${sans ? 'md:grid-cols-[83.3fr_16.7fr]' : 'md:grid-cols-[25fr_58.3fr_16.7fr]'}`}>
        {sans ? null : (
          <li>
            <b>{premiers}</b>
            <span className="text-ink-2">
              {relais
                ? 'Vous maintenez le salaire'
                : franchiseMode === 'discontinue'
                  ? `Franchise de ${franchiseJours} jours, arrêts des douze derniers mois compris\u00a0: vous maintenez le salaire`
                  : `Franchise de ${franchiseJours} jours continus\u00a0: vous maintenez le salaire`}
            </span>
          </li>
        )}
        <li>
          <b>{suivants}</b>
          <span className="text-ink-2">
            Nous complétons les indemnités de la Sécurité sociale, versées à l’entreprise tant que le contrat de travail dure
          </span>
        </li>
        <li>
          <b>Ensuite</b>
          <span className="text-ink-2">Rente d’invalidité, si elle est reconnue</span>
        </li>
      </ol>
    </>
  )
}
