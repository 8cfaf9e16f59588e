import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'

export type NoticeKind = 'info' | 'wait' | 'ok' | 'danger'

const LOOKS = {
  info: { classe: 'alert', icone: 'info' },
  wait: { classe: 'alert alert--wait', icone: 'circle-pause' },
  ok: { classe: 'alert alert--ok', icone: 'circle-check' },
  danger: { classe: 'alert alert--danger', icone: 'circle-alert' },
} as const satisfies Record<NoticeKind, { classe: string; icone: IconName }>

/** Message dans la page. `role="status"` ou `"alert"` seulement s’il apparaît après un geste. `children` : un ou plusieurs blocs. */
export function Notice({ kind = 'info', role, children }: { kind?: NoticeKind; role?: 'status' | 'alert'; children: ReactNode }) {
  const { classe, icone } = LOOKS[kind]
  return (
    <div className={classe} role={role}>
      <Icon name={icone} />
      <div className="stack">{children}</div>
    </div>
  )
}
