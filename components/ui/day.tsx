import { splitDay } from '@/components/ui/split-day'

/** L’échéance en vignette : on la voit avant de la lire. `date` : jour civil `AAAA-MM-JJ`. `wait` : elle presse la personne. */
export function Day({ date, wait }: { date: string; wait?: boolean }) {
  const { nom, jour, mois } = splitDay(date)
  return (
    <time className={wait ? 'day day--wait' : 'day'} dateTime={date}>
      <span className="day__name">{nom}</span> <span className="day__num">{jour}</span> <span className="day__month">{mois}</span>
    </time>
  )
}
