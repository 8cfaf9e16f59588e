/** La barre des étapes, posée sur sa liste : chaque `li` porte `.stop` et son nom en gras. */
export const ETAPES =
  'flex max-[56rem]:hidden print:hidden *:relative *:min-w-0 *:flex-1 *:pt-[1.875rem] *:pr-3 *:text-sm/[1.3] *:text-ink-2 *:before:absolute *:before:inset-x-0 *:before:top-[.6875rem] *:before:h-0.5 *:before:bg-line-strong *:before:opacity-55 *:last:flex-none *:last:before:hidden *:aria-[current]:text-ink [&_.stop]:absolute [&_.stop]:top-0 [&_.stop]:left-0 [&_a]:text-inherit [&_a]:decoration-line-strong [&_b]:block [&_b]:font-medium [&_b]:text-ink [&_[aria-current]_b]:font-bold'
/** L’étape faite : sa borne est pleine, la route qui la suit aussi. */
export const FAITE = 'is-done before:bg-brand! before:opacity-100!'
/** Sur un petit écran, une barre d’un trait par étape. */
export const BARRE = 'mt-2 flex gap-1 *:h-1.5 *:flex-1 *:rounded-[3px] *:border *:border-line-strong *:bg-surface'
/** Le trait d’une étape faite, de celle à corriger. */
export const TRAITS = { faite: 'border-brand! bg-brand!', corriger: 'border-danger! bg-danger!' } as const
