import { Tabs } from '@/components/ui/tabs'
import type { ComptesDemandes } from '@/lib/demandes/queries'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type DemandesTabsProps = {
  siren: string | null
  comptes: Pick<ComptesDemandes, 'toutes' | 'nonLues' | 'aCompleter'>
  courriersNonLus: number
  onglet: 'toutes' | 'non-lues' | 'a-completer' | 'courriers'
}

/** Les onglets de « Mes demandes » et « Mes courriers ». */
export function DemandesTabs({ siren, comptes, courriersNonLus, onglet }: DemandesTabsProps) {
  const base = siren ? routes.rubrique(siren, 'demandes') : routes.demandes()
  return (
    <Tabs
      label="Demandes et courriers"
      tabs={[
        { href: base, label: 'Toutes', count: comptes.toutes, current: onglet === 'toutes' },
        { href: `${base}?onglet=non-lues`, label: 'Non lues', count: comptes.nonLues, current: onglet === 'non-lues' },
        { href: `${base}?onglet=a-completer`, label: 'À compléter', count: comptes.aCompleter, current: onglet === 'a-completer' },
        {
          href: siren ? routes.rubrique(siren, 'courriers') : routes.courriers(),
          label: courriersNonLus > 0 ? `Mes courriers, ${plural(courriersNonLus, 'non lu', 'non lus')}` : 'Mes courriers',
          current: onglet === 'courriers',
        },
      ]}
    />
  )
}
