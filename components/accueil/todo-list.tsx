import { aFaireHref } from '@/components/accueil/a-faire-href'
import { buttonClass } from '@/components/ui/button'
import { Day, DayPlate, VIGNETTES } from '@/components/ui/day'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { type AFaire, AVANT_ECHEANCE, cleOf } from '@/lib/a-faire/rules'
import { A_FAIRE, remaining } from '@/lib/a-faire/phrases'
import { dayParts, daysFrom } from '@/lib/ground/date'

/** `tout` : où tout se voit, quand cette liste n’en montre qu’une part. */
type TodoListProps = { lignes: readonly AFaire[]; aujourdhui: string; tout?: { href: string; total: number } | null }

const ACTE = buttonClass({ small: true, className: 'justify-self-start max-md:hidden' })

// Les classes sont sur la liste, pas sur ses lignes : la page n’en grossit pas.
const LIGNES =
  '*:grid *:grid-cols-[auto_minmax(0,1fr)] *:items-center *:gap-x-4 *:gap-y-1 *:border-line *:px-5 *:py-2 *:not-first:border-t max-md:*:gap-x-3 max-md:*:px-4 md:*:grid-cols-[auto_minmax(0,1fr)_auto] [&_div]:min-w-0 [&_h3]:text-md/[1.3] [&_p]:mt-0.5 [&_p]:truncate [&_p]:text-sm [&_p]:text-ink-2'

/** Ce qui attend la personne sur une entreprise : chaque ligne entière mène à la chose, son acte en toutes lettres. */
export function TodoList({ lignes, aujourdhui, tout }: TodoListProps) {
  return (
    <ol className={`sheet ${LIGNES} ${VIGNETTES}`}>
      {lignes.map((chose) => {
        const { titre, detail, acte } = A_FAIRE[chose.type](chose)
        const reste = chose.echeance ? remaining(chose.echeance, aujourdhui) : ''
        return (
          <li key={cleOf(chose)} className="whole-row">
            {chose.echeance ? (
              <Day
                date={chose.echeance}
                wait={(chose.type === 'piece' || chose.type === 'correction') && daysFrom(aujourdhui, chose.echeance) <= AVANT_ECHEANCE}
              />
            ) : (
              <Received quand={chose.quand} />
            )}
            <div>
              <h3>
                <Lien href={aFaireHref(chose)}>{titre}</Lien>
              </h3>
              <p>
                {reste ? (
                  <span className={daysFrom(aujourdhui, chose.echeance ?? '') < 0 ? 'font-bold text-danger' : 'font-bold text-wait-ink'}>
                    {reste}{' '}
                  </span>
                ) : null}
                <span className="max-md:hidden">{detail}</span>
              </p>
            </div>
            <span className={ACTE} aria-hidden="true">
              {acte}
            </span>
          </li>
        )
      })}
      {tout ? (
        <li className="block!">
          <Lien className="inline-flex min-h-7 items-center gap-2 text-sm/md font-medium max-md:min-h-target" href={tout.href}>
            Tout voir&nbsp;: {tout.total}&nbsp;choses à faire <Icon name="arrow-right" />
          </Lien>
        </li>
      ) : null}
    </ol>
  )
}

/** La vignette de ce qui n’a pas d’échéance : le jour où c’est arrivé. */
function Received({ quand }: { quand: string | null }) {
  if (!quand) return <span />
  const { jour, mois } = dayParts(new Date(quand))
  return <DayPlate date={quand} haut="reçu le" jour={jour} mois={mois} />
}
