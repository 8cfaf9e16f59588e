import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

export type Stop = {
  id: string
  titre: string
  quand?: ReactNode
  detail?: ReactNode
  etat?: 'fait' | 'ici' | 'attend' | 'a-venir'
}

const CLASSES = { fait: 'is-done before:bg-brand before:opacity-100', ici: 'is-here', attend: 'is-wait', 'a-venir': '' } as const satisfies Record<
  NonNullable<Stop['etat']>,
  string
>

const PETITE = '[&_.stop]:top-[.3rem] [&_.stop]:left-[.3125rem] [&_.stop]:size-3.5 [&_.stop]:border-[3px]'

/** La route verticale : une suite d’arrêts dans l’ordre. `small` : échéances, sans signe dans les bornes. */
export function Route({ stops, small }: { stops: readonly Stop[]; small?: boolean }) {
  return (
    <ol className={small ? `route ${PETITE}` : 'route'}>
      {stops.map(({ id, titre, quand, detail, etat = 'a-venir' }) => (
        <li key={id} className={CLASSES[etat] || undefined} aria-current={etat === 'ici' ? 'step' : undefined}>
          <span className="stop">{!small && etat === 'fait' ? <Icon name="check" /> : null}</span>
          <b>
            {titre}
            {etat === 'fait' ? <span className="sr-only"> (fait)</span> : null}
            {etat === 'attend' ? <span className="sr-only"> (vous attend)</span> : null}
          </b>
          {quand ? <span className="text-ink-2">{quand}</span> : null}
          {detail ? <div>{detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}
