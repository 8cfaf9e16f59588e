import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'

export type NoticeKind = 'info' | 'wait' | 'ok' | 'danger'

const LOOKS = {
  info: { classe: 'border-note bg-note-soft [&>svg]:text-note', icone: 'info' },
  wait: { classe: 'border-wait-line bg-wait-soft [&>svg]:text-wait-ink', icone: 'circle-pause' },
  ok: { classe: 'border-ok bg-ok-soft [&>svg]:text-ok', icone: 'circle-check' },
  danger: { classe: 'border-danger bg-danger-soft [&>svg]:text-danger', icone: 'circle-alert' },
} as const satisfies Record<NoticeKind, { classe: string; icone: IconName }>

type NoticeProps = { kind?: NoticeKind; role?: 'status' | 'alert'; icon?: IconName; children: ReactNode }

/** Message dans la page. `role="status"` ou `"alert"` seulement s’il apparaît après un geste. `children` : un ou plusieurs blocs. */
export function Notice({ kind = 'info', role, icon, children }: NoticeProps) {
  const { classe, icone } = LOOKS[kind]
  return (
    <div className={`alert grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-3 border px-5 py-4 ${classe}`} role={role}>
      <Icon name={icon ?? icone} className="mt-[.12em]" />
      <div className="stack">{children}</div>
    </div>
  )
}
