import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Lien } from '@/components/ui/lien'

/** `primary` : un seul par écran, il nomme l’acte. `quiet` et `danger-quiet` : sans contour, dans les rangées. `link` : dans un texte. */
export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger' | 'danger-quiet' | 'link'

type Look = { variant?: ButtonVariant; small?: boolean; iconOnly?: boolean; wide?: boolean; className?: string }

const VARIANTS = {
  primary: 'button button--primary',
  plain: 'button',
  quiet: 'button button--quiet',
  danger: 'button border-danger bg-danger text-on-danger hover:border-ink hover:bg-danger hover:text-on-danger',
  'danger-quiet': 'button border-transparent bg-transparent px-3 text-danger hover:border-transparent hover:bg-danger-soft',
  link: 'cursor-pointer py-1 text-link underline underline-offset-[.2em] hover:decoration-2',
} as const satisfies Record<ButtonVariant, string>

/** Classes d’un bouton, pour les rares éléments qui ne sont ni bouton ni lien (un `summary`, une `label` de fichier). */
export function buttonClass({ variant = 'plain', small, iconOnly, wide, className }: Look): string {
  return [
    VARIANTS[variant],
    small ? 'button--small' : '',
    iconOnly ? `border-transparent bg-transparent p-0 ${small ? 'w-dense' : 'w-target'}` : '',
    wide ? 'mt-5 w-full' : '',
    className ?? '',
  ]
    .filter(Boolean)
    .join(' ')
}

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & { children: ReactNode }

/** Bouton. `type="button"` sauf demande contraire, pour qu’aucun clic n’envoie un formulaire par mégarde. */
export function Button({ variant, small, iconOnly, wide, className, type = 'button', children, ...attributs }: ButtonProps) {
  return (
    <button type={type} className={buttonClass({ variant, small, iconOnly, wide, className })} {...attributs}>
      {children}
    </button>
  )
}

type ButtonLinkProps = Look & { href: string; children: ReactNode; title?: string; 'aria-label'?: string }

/** Lien qui a l’allure d’un bouton : il mène quelque part, il ne change rien. */
export function ButtonLink({ variant, small, iconOnly, wide, className, children, ...attributs }: ButtonLinkProps) {
  return (
    <Lien className={buttonClass({ variant, small, iconOnly, wide, className })} {...attributs}>
      {children}
    </Lien>
  )
}
