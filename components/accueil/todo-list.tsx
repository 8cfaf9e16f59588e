import { aFaireHref } from '@/components/accueil/a-faire-href'
import { ButtonLink } from '@/components/ui/button'
import { Day } from '@/components/ui/day'
import type { AFaire } from '@/lib/a-faire/rules'
import { dayParts, daysFrom } from '@/lib/ground/date'
import { A_FAIRE, remaining } from '@/lib/copy/a-faire'

/** Ce qui attend la personne sur une entreprise. Le premier acte a le seul bouton plein de la page. */
export function TodoList({ lignes, aujourdhui }: { lignes: readonly AFaire[]; aujourdhui: string }) {
  return (
    <ol className="sheet todo">
      {lignes.map((chose, rang) => {
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
              <h3>{titre}</h3>
              <p>
                {detail}
                {reste ? <span className={daysFrom(aujourdhui, chose.echeance ?? '') < 0 ? 'late-text' : 'pressing'}> {reste}</span> : null}
              </p>
            </div>
            <ButtonLink className="todo__act" variant={rang === 0 ? 'primary' : 'plain'} href={aFaireHref(chose)}>
              {acte}
            </ButtonLink>
          </li>
        )
      })}
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
