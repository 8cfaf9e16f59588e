import type { Delais } from '@/lib/demandes/delais'
import { formatDays } from '@/lib/ground/date'

const BANDES = [
  ['quart', '1 sur 4', 'fill-ok'],
  ['moitie', '1 sur 2', 'fill-brand'],
  ['presque', '9 sur 10', 'fill-ink-2'],
] as const satisfies readonly (readonly [keyof Delais, string, string])[]

/** Le délai habituel en trois bandes : ce qui s’est passé, et non une promesse. */
export const DelayBands = ({ delais }: { delais: Delais }) => (
  <section aria-labelledby="delais">
    <h2 id="delais">Délai habituel</h2>
    <dl className="mt-4 grid gap-3 text-sm">
      {BANDES.map(([cle, part, couleur]) => (
        <div key={cle} className="grid grid-cols-[auto_1fr] gap-x-4">
          <dt>{part}</dt>
          <dd className="contents">
            <span className="text-right font-medium">{formatDays(delais[cle])} ou moins</span>
            <svg className="col-span-2 mt-1 block h-1.5 w-full" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="6" rx="3" className="fill-line" />
              <rect width={Math.max(4, Math.round((100 * delais[cle]) / delais.presque))} height="6" rx="3" className={couleur} />
            </svg>
          </dd>
        </div>
      ))}
    </dl>
    <p className="mt-3 text-sm text-ink-2">De l’envoi à la réponse, sur les demandes closes cette année. Une pièce qui manque l’allonge.</p>
  </section>
)
