import { Lien } from '@/components/ui/lien'

/** Fil d’Ariane. La page elle-même n’y figure pas : son titre suit. */
export function Crumbs({ items }: { items: readonly { href: string; label: string }[] }) {
  return (
    <nav className="mb-4 text-sm print:hidden" aria-label="Fil d’Ariane">
      <ol className="flex flex-wrap gap-x-2 *:flex *:items-center *:gap-2 *:text-ink-2 *:not-first:before:mr-[.2em] *:not-first:before:size-[.4em] *:not-first:before:rotate-45 *:not-first:before:border-t-[1.5px] *:not-first:before:border-r-[1.5px]">
        {items.map(({ href, label }) => (
          <li key={href}>
            <Lien className="py-1" href={href}>
              {label}
            </Lien>
          </li>
        ))}
      </ol>
    </nav>
  )
}
