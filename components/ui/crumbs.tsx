import { Lien } from '@/components/ui/lien'

/** Fil d’Ariane. La page elle-même n’y figure pas : son titre suit. */
export function Crumbs({ items }: { items: readonly { href: string; label: string }[] }) {
  return (
    <nav className="crumbs" aria-label="Fil d’Ariane">
      <ol>
        {items.map(({ href, label }) => (
          <li key={href}>
            <Lien href={href}>{label}</Lien>
          </li>
        ))}
      </ol>
    </nav>
  )
}
