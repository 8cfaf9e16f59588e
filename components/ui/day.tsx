import { splitDay } from '@/components/ui/split-day'

/** Ce que porte une liste dont les lignes ont leur jour en vignette. */
export const VIGNETTES =
  '[&_time]:grid [&_time]:w-max [&_time]:min-w-18 [&_time]:overflow-hidden [&_time]:rounded-2 [&_time]:border-[1.5px] [&_time]:border-line-strong [&_time]:bg-surface [&_time]:pb-px [&_time]:text-center [&_time]:text-xs/[1.15] [&_time>b]:text-lg/[1.15]'

type DayPlateProps = { date: string; haut: string; jour: string; mois: string; wait?: boolean | undefined }

/** Un jour en vignette : ce qu’il est, son nombre, son mois. */
export function DayPlate({ date, haut, jour, mois, wait }: DayPlateProps) {
  return (
    <time className={wait ? 'border-wait!' : undefined} dateTime={date}>
      <span className={wait ? 'bg-wait font-bold text-on-wait' : 'bg-sunken text-ink-2'}>{haut}</span> <b>{jour}</b>{' '}
      <span className="text-ink-2">{mois}</span>
    </time>
  )
}

/** L’échéance en vignette : on la voit avant de la lire. `date` : jour civil `AAAA-MM-JJ`. `wait` : elle presse la personne. */
export function Day({ date, wait }: { date: string; wait?: boolean }) {
  const { nom, jour, mois } = splitDay(date)
  return <DayPlate date={date} haut={nom} jour={jour} mois={mois} wait={wait} />
}
