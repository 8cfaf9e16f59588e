import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

export type Stop = {
  id: string
  titre: string
  quand?: ReactNode
  detail?: ReactNode
  etat?: 'fait' | 'ici' | 'attend' | 'a-venir'
}

const CLASSES = { fait: 'is-done', ici: 'is-here', attend: 'is-wait', 'a-venir': '' } as const satisfies Record<NonNullable<Stop['etat']>, string>

/** La route verticale : une suite d’arrêts dans l’ordre. `small` : échéances, sans signe dans les bornes. */
export function Route({ stops, small }: { stops: readonly Stop[]; small?: boolean }) {
  return (
    <ol className={small ? 'route route--small' : 'route'}>
      {stops.map(({ id, titre, quand, detail, etat = 'a-venir' }) => (
        <li key={id} className={CLASSES[etat] || undefined} aria-current={etat === 'ici' ? 'step' : undefined}>
          <span className="stop">{!small && etat === 'fait' ? <Icon name="check" /> : null}</span>
          <b>
            {titre}
            {etat === 'fait' ? <span className="sr"> (fait)</span> : null}
            {etat === 'attend' ? <span className="sr"> (vous attend)</span> : null}
          </b>
          {quand ? <span className="when">{quand}</span> : null}
          {detail ? <div>{detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}
