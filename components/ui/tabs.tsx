import { Lien } from '@/components/ui/lien'

export type Tab = { href: string; label: string; count?: number; current?: boolean }

/** Une rangée de liens qui ont l’allure d’onglets : celui d’ici est souligné. */
export const ONGLETS =
  'flex gap-6 overflow-x-auto border-b border-line-strong [scrollbar-width:thin] max-md:flex-wrap max-md:gap-x-5 max-md:gap-y-0 max-md:overflow-visible [&_a]:inline-flex [&_a]:min-h-target [&_a]:items-center [&_a]:gap-2 [&_a]:py-2 [&_a]:font-medium [&_a]:whitespace-nowrap [&_a]:text-ink-2 [&_a]:no-underline max-md:[&_a]:whitespace-normal [&_a:focus-visible]:-outline-offset-3 [&_a:hover]:text-ink [&_a:hover]:shadow-[inset_0_-3px_0_var(--line-strong)] [&_[aria-current]]:font-bold [&_[aria-current]]:text-ink [&_[aria-current]]:shadow-[inset_0_-3px_0_var(--brand)]'

/** Onglets qui sont des liens : chacun a son adresse. `label` nomme l’ensemble. */
export function Tabs({ label, tabs, small }: { label: string; tabs: readonly Tab[]; small?: boolean }) {
  return (
    <nav className={`${ONGLETS} ${small ? 'gap-x-5 text-sm/md' : ''}`} aria-label={label}>
      {tabs.map((tab) => (
        <Lien key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span className="text-sm/md font-regular text-ink-2 tabular-nums">{tab.count}</span>}
        </Lien>
      ))}
    </nav>
  )
}
