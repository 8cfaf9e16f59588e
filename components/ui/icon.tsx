import type { IconName } from '@/components/ui/icon-names'

export type { IconName }

// Posée par la construction : un dessin changé est une autre adresse, et l’ancien reste en cache sans gêner.
const SPRITE = `/icones.svg${process.env.ICONES ? `?${process.env.ICONES}` : ''}`

/** Icône décorative : toujours accompagnée d’un mot, donc muette pour les lecteurs d’écran. Les tracés sont dans un fichier, gardé par le navigateur. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={className ? `icon ${className}` : 'icon'} aria-hidden="true">
      <use href={`${SPRITE}#${name}`} />
    </svg>
  )
}
