import { Tabs } from '@/components/ui/tabs'
import { demandesAddress } from '@/lib/demandes/adresse'
import type { ComptesDemandes } from '@/lib/demandes/queries'
import type { DemandesSearch } from '@/lib/demandes/schema'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type DemandesTabsProps = {
  siren: string | null
  comptes: ComptesDemandes
  courriersNonLus: number
  onglet: DemandesSearch['onglet'] | 'courriers'
  /** L’ordre choisi, que l’on garde d’un onglet à l’autre. */
  ordre?: Partial<Pick<DemandesSearch, 'tri' | 'sens'>>
}

/** Les onglets de « Mes demandes » et « Mes courriers » : un rang, chacun avec son nombre. */
export function DemandesTabs({ siren, comptes, courriersNonLus, onglet, ordre = {} }: DemandesTabsProps) {
  const demandes = [
    ['toutes', 'Toutes', comptes.toutes],
    ['non-lues', 'Non lues', comptes.nonLues],
    ['a-completer', 'À compléter', comptes.aCompleter],
    ['brouillons', 'Brouillons', comptes.brouillons],
  ] as const
  return (
    <Tabs
      label="Demandes et courriers"
      tabs={[
        ...demandes.map(([id, label, count]) => ({ href: demandesAddress(siren, { ...ordre, onglet: id }), label, count, current: onglet === id })),
        {
          href: siren ? routes.rubrique(siren, 'courriers') : routes.courriers(),
          label: courriersNonLus > 0 ? `Mes courriers, ${plural(courriersNonLus, 'non lu', 'non lus')}` : 'Mes courriers',
          current: onglet === 'courriers',
        },
      ]}
    />
  )
}
