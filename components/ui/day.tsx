import { splitDay } from '@/components/ui/split-day'

type DayPlateProps = { date: string; haut: string; jour: string; mois: string; wait?: boolean | undefined }

/** Un jour en vignette : ce qu’il est, son nombre, son mois. */
export function DayPlate({ date, haut, jour, mois, wait }: DayPlateProps) {
  return (
    <time
      className={`grid w-max min-w-18 overflow-hidden rounded-2 border-[1.5px] bg-surface text-center leading-[1.15] ${wait ? 'border-wait' : 'border-line-strong'}`}
      dateTime={date}
    >
      <span className={`text-xs/[1.15] ${wait ? 'bg-wait font-bold text-on-wait' : 'bg-sunken text-ink-2'}`}>{haut}</span>{' '}
      <span className="text-lg/[1.15] font-bold tabular-nums">{jour}</span> <span className="pb-px text-xs/[1.15] text-ink-2">{mois}</span>
    </time>
  )
}

/** L’échéance en vignette : on la voit avant de la lire. `date` : jour civil `AAAA-MM-JJ`. `wait` : elle presse la personne. */
export function Day({ date, wait }: { date: string; wait?: boolean }) {
  const { nom, jour, mois } = splitDay(date)
  return <DayPlate date={date} haut={nom} jour={jour} mois={mois} wait={wait} />
}
