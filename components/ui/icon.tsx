import { createElement } from 'react'
import { ICON_PATHS, type IconName } from '@/components/ui/icon-paths'

export type { IconName }

/** Icône décorative : toujours accompagnée d’un mot, donc muette pour les lecteurs d’écran. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={className ? `icon ${className}` : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      {ICON_PATHS[name].map(([tag, attributs], rang) => createElement(tag, { ...attributs, key: `${name}-${rang}` }))}
    </svg>
  )
}
