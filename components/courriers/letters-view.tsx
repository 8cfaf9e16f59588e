import { LetterTable } from '@/components/courriers/letter-table'
import { LettersFinder } from '@/components/courriers/letters-finder'
import { DemandesTabs } from '@/components/demandes/demandes-tabs'
import { LiveList } from '@/components/frame/live-list'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { courriersAddress } from '@/lib/courriers/adresse'
import type { LigneCourrier } from '@/lib/courriers/queries'
import type { CourriersSearch } from '@/lib/courriers/schema'
import type { ComptesDemandes } from '@/lib/demandes/queries'
import { routes } from '@/lib/ground/routes'
import type { PageListe } from '@/lib/ground/pages'

type LettersViewProps = {
  siren: string | null
  courriers: readonly LigneCourrier[]
  /** D’après les filtres, l’onglet à part. */
  comptes: { tous: number; nonLus: number }
  /** Sans filtre : ce que dit l’onglet « Mes courriers ». */
  nonLus: number
  demandes: ComptesDemandes
  search: CourriersSearch
  ici: PageListe
  maintenant: Date
}

/** « Mes courriers », d’une entreprise ou de toutes. */
export function LettersView({ siren, courriers, comptes, nonLus, demandes, search, ici, maintenant }: LettersViewProps) {
  return (
    <>
      <Crumbs items={[{ href: siren ? routes.entreprise(siren) : routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-8">
        <h1>Mes courriers</h1>
      </div>
      <LiveList sur="courriers" />
      <DemandesTabs siren={siren} comptes={demandes} courriersNonLus={nonLus} onglet="courriers" />
      <LettersFinder siren={siren} search={search} comptes={comptes} />
      {courriers.length > 0 ? (
        <>
          <LetterTable
            courriers={courriers}
            maintenant={maintenant}
            company={siren === null}
            search={search}
            caption="Courriers, le plus récent en tête"
          />
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={`Courriers ${ici.de} à ${ici.a} sur ${ici.total}`}
            hrefOf={(page) => courriersAddress(siren, { ...search, page })}
          />
        </>
      ) : (
        <NoLetter siren={siren} search={search} />
      )}
    </>
  )
}

function NoLetter({ siren, search }: Pick<LettersViewProps, 'siren' | 'search'>) {
  if (search.q || search.univers || search.depuis)
    return (
      <Empty
        titre="Aucun courrier ne correspond"
        phrase="Cherchez moins de mots, un autre univers ou une période plus longue."
        action={<Lien href={courriersAddress(siren, {})}>Effacer les filtres</Lien>}
      />
    )
  return (
    <Empty
      titre={search.onglet === 'non-lus' ? 'Tous vos courriers sont lus' : 'Aucun courrier pour l’instant'}
      phrase="Quand le centre de gestion publie un courrier, il arrive ici et vous en êtes prévenu par courriel."
      action={search.onglet === 'non-lus' ? <Lien href={courriersAddress(siren, {})}>Voir tous mes courriers</Lien> : undefined}
    />
  )
}
