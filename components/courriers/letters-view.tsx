import { LetterTable } from '@/components/courriers/letter-table'
import { DemandesTabs } from '@/components/demandes/demandes-tabs'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import type { LigneCourrier } from '@/lib/courriers/queries'
import type { CourriersSearch } from '@/lib/courriers/schema'
import type { ComptesDemandes } from '@/lib/demandes/queries'
import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'
import type { PageListe } from '@/lib/ground/pages'

type LettersViewProps = {
  siren: string | null
  courriers: readonly LigneCourrier[]
  comptes: { tous: number; nonLus: number }
  demandes: ComptesDemandes
  search: CourriersSearch
  ici: PageListe
  maintenant: Date
}

/** « Mes courriers », d’une entreprise ou de toutes. */
export function LettersView({ siren, courriers, comptes, demandes, search, ici, maintenant }: LettersViewProps) {
  const base = siren ? routes.rubrique(siren, 'courriers') : routes.courriers()
  const to = (criteres: Partial<CourriersSearch>) =>
    addressOf(base, { onglet: criteres.onglet === 'non-lus' ? 'non-lus' : undefined, page: criteres.page })
  return (
    <>
      <Crumbs items={[{ href: siren ? routes.entreprise(siren) : routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-8">
        <h1>Mes courriers</h1>
      </div>
      <DemandesTabs siren={siren} comptes={demandes} courriersNonLus={comptes.nonLus} onglet="courriers" />
      <div className="mt-6 mb-4 grid gap-4">
        <nav className="flex flex-wrap items-center gap-2" aria-label="Filtrer les courriers">
          <Lien className="chip" href={to({})} aria-current={search.onglet === 'tous' ? 'true' : undefined}>
            Tous <span className="tabular-nums">{comptes.tous}</span>
          </Lien>
          <Lien className="chip" href={to({ onglet: 'non-lus' })} aria-current={search.onglet === 'non-lus' ? 'true' : undefined}>
            Non lus <span className="tabular-nums">{comptes.nonLus}</span>
          </Lien>
        </nav>
      </div>
      {courriers.length > 0 ? (
        <>
          <LetterTable courriers={courriers} maintenant={maintenant} company={siren === null} caption="Courriers, le plus récent en tête" />
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={`Courriers ${ici.de} à ${ici.a} sur ${ici.total}`}
            hrefOf={(page) => to({ ...search, page })}
          />
        </>
      ) : (
        <Empty
          titre={search.onglet === 'non-lus' ? 'Tous vos courriers sont lus' : 'Aucun courrier pour l’instant'}
          phrase="Quand le centre de gestion publie un courrier, il arrive ici."
          action={search.onglet === 'non-lus' ? <Lien href={to({})}>Voir tous mes courriers</Lien> : undefined}
        />
      )}
    </>
  )
}
