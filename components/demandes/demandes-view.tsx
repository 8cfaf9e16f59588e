'use client'

import { useMemo } from 'react'
import { DemandeTable } from '@/components/demandes/demande-table'
import { DemandesFinder } from '@/components/demandes/demandes-finder'
import { DemandesTabs } from '@/components/demandes/demandes-tabs'
import { NewDemande } from '@/components/demandes/new-demande'
import { LiveList } from '@/components/frame/live-list'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { demandesAddress } from '@/lib/demandes/adresse'
import { countFilters } from '@/lib/demandes/filtres'
import type { ComptesDemandes, Facettes, LigneDemande } from '@/lib/demandes/queries'
import type { DemandesSearch } from '@/lib/demandes/schema'
import { type Lignes, unpackLignes } from '@/lib/ground/lignes'
import { formatNumber } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'

export type DemandesViewProps = {
  siren: string | null
  /** Où la personne peut faire une démarche : cette entreprise, ou celles que la liste propose d’abord. */
  deposables: readonly { siren: string; raisonSociale: string }[]
  demandes: Lignes<LigneDemande>
  comptes: ComptesDemandes
  facettes: Facettes
  /** Le salarié dont la liste montre les demandes. */
  salarie: string | null
  courriersNonLus: number
  search: DemandesSearch
  ici: PageListe
  maintenant: Date
}

/** « Mes demandes », d’une entreprise ou de toutes : onglets, recherche et filtres dans l’adresse, pages. */
export function DemandesView({
  siren,
  deposables,
  demandes,
  comptes,
  facettes,
  salarie,
  courriersNonLus,
  search,
  ici,
  maintenant,
}: DemandesViewProps) {
  const lignes = useMemo(() => unpackLignes(demandes), [demandes])
  return (
    <>
      <Crumbs items={[{ href: siren ? routes.entreprise(siren) : routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1>Mes demandes</h1>
        <NewDemande siren={siren} deposables={deposables} />
      </div>
      <LiveList sur="demandes" />
      <DemandesTabs
        siren={siren}
        comptes={comptes}
        courriersNonLus={courriersNonLus}
        onglet={search.onglet}
        ordre={{ tri: search.tri, sens: search.sens }}
      />
      {search.onglet === 'brouillons' ? (
        <p className="mb-4">
          <Lien href={routes.aFinaliser()}>Les reprendre un par un, les confier, ou restaurer de la corbeille</Lien>
        </p>
      ) : null}
      <DemandesFinder siren={siren} facettes={facettes} salarie={salarie} search={search} total={ici.total} />
      {lignes.length > 0 ? (
        <>
          <DemandeTable siren={siren} demandes={lignes} search={search} maintenant={maintenant} />
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={`Demandes ${formatNumber(ici.de)} à ${formatNumber(ici.a)} sur ${formatNumber(ici.total)}`}
            hrefOf={(page) => demandesAddress(siren, { ...search, page })}
          />
        </>
      ) : (
        <Nothing
          siren={siren}
          deposer={deposables.length > 0}
          restreint={search.onglet !== 'toutes' || search.q !== '' || countFilters(search) > 0}
        />
      )}
      <CountsMeaning />
    </>
  )
}

/** Ce que compte chaque nombre, dit une fois. */
const CountsMeaning = () => (
  <details className="mt-6 text-sm">
    <summary className="w-max cursor-pointer py-2 text-link underline underline-offset-[.2em]">Ce que comptent ces nombres</summary>
    <dl className="facts md:*:grid-cols-[minmax(10rem,16rem)_minmax(0,1fr)_auto] md:[&_dd]:col-[2] md:[&_.acte]:col-[3] mt-2 max-w-[44rem]">
      {MOTS.map(([mot, sens]) => (
        <div key={mot}>
          <dt>{mot}</dt>
          <dd>{sens}</dd>
        </div>
      ))}
    </dl>
  </details>
)

const MOTS = [
  ['Non lues', 'Les demandes où il s’est passé quelque chose depuis que vous les avez ouvertes.'],
  ['À compléter', 'Les demandes qui attendent de vous une pièce ou une réponse.'],
  ['Brouillons', 'Les démarches commencées, pas encore envoyées.'],
  ['Pastille orange', 'Vos notifications non lues, sur toutes vos entreprises\u00a0: une demande peut en avoir plusieurs, un courrier en a une.'],
  ['À faire', 'Ce qui attend un geste de vous\u00a0: demandes à compléter, brouillons à finir, messages et courriers à lire.'],
] as const

function Nothing({ siren, deposer, restreint }: { siren: string | null; deposer: boolean; restreint: boolean }) {
  if (restreint)
    return (
      <Empty
        titre="Aucune demande ne correspond"
        phrase="Essayez un autre mot, ou élargissez à toutes vos demandes."
        action={<Lien href={demandesAddress(siren, {})}>Voir toutes mes demandes</Lien>}
      />
    )
  return (
    <Empty
      titre="Aucune demande pour l’instant"
      phrase="Une démarche envoyée apparaît ici avec son numéro, son statut et l’historique des échanges."
      action={siren && deposer ? <ButtonLink href={routes.rubrique(siren, 'demarches')}>Mes démarches en ligne</ButtonLink> : undefined}
    />
  )
}
