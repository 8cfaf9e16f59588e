import { aFaireHref } from '@/components/accueil/a-faire-href'
import { buttonClass } from '@/components/ui/button'
import { Day } from '@/components/ui/day'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import type { AFaire } from '@/lib/a-faire/rules'
import { A_FAIRE, remaining } from '@/lib/copy/a-faire'
import { dayParts, daysFrom } from '@/lib/ground/date'

/** `tout` : où tout se voit, quand cette liste n’en montre qu’une part. */
type TodoListProps = { lignes: readonly AFaire[]; aujourdhui: string; tout?: { href: string; total: number } | null }

const ACTE = buttonClass({ small: true, className: 'todo__act' })

/** Ce qui attend la personne sur une entreprise : chaque ligne entière mène à la chose, son acte en toutes lettres. */
export function TodoList({ lignes, aujourdhui, tout }: TodoListProps) {
  return (
    <ol className="sheet todo todo--short">
      {lignes.map((chose) => {
        const { titre, detail, acte } = A_FAIRE[chose.type](chose)
        const reste = chose.echeance ? remaining(chose.echeance, aujourdhui) : ''
        return (
          <li key={chose.cle}>
            {chose.echeance ? (
              <Day date={chose.echeance} wait={chose.type === 'piece' && daysFrom(aujourdhui, chose.echeance) <= 7} />
            ) : (
              <Received quand={chose.quand} />
            )}
            <div className="todo__what">
              <h3>
                <Lien href={aFaireHref(chose)}>{titre}</Lien>
              </h3>
              <p>
                {reste ? <span className={daysFrom(aujourdhui, chose.echeance ?? '') < 0 ? 'late-text' : 'pressing'}>{reste} </span> : null}
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
        <li className="todo__all">
          <Lien href={tout.href}>
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
  return (
    <time className="day" dateTime={quand}>
      <span className="day__name">reçu le</span> <span className="day__num">{jour}</span> <span className="day__month">{mois}</span>
    </time>
  )
}
