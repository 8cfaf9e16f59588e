import { Lien } from '@/components/ui/lien'

export type Tab = { href: string; label: string; count?: number; current?: boolean }

/** Onglets qui sont des liens : chacun a son adresse. `label` nomme l’ensemble. */
export function Tabs({ label, tabs, small }: { label: string; tabs: readonly Tab[]; small?: boolean }) {
  return (
    <nav className={small ? 'tabs tabs--small' : 'tabs'} aria-label={label}>
      {tabs.map((tab) => (
        <Lien key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span className="count">{tab.count}</span>}
        </Lien>
      ))}
    </nav>
  )
}
