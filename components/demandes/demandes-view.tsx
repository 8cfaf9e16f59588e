'use client'

import { useMemo } from 'react'
import { DemandeTable } from '@/components/demandes/demande-table'
import { DemandesTabs } from '@/components/demandes/demandes-tabs'
import { Button, ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { STATUT_NOMS, TRI_DEMANDES_NOMS } from '@/lib/copy/demande'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { demandesAddress } from '@/lib/demandes/adresse'
import type { ComptesDemandes, LigneDemande } from '@/lib/demandes/queries'
import type { DemandesSearch } from '@/lib/demandes/schema'
import { type Statut, STATUTS, TRIS_DEMANDES } from '@/lib/demandes/tris'
import { formatNumber, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { type Lignes, unpackLignes } from '@/lib/ground/lignes'
import type { PageListe } from '@/lib/ground/pages'

export type DemandesViewProps = {
  siren: string | null
  /** Vrai quand la personne peut faire une démarche pour cette entreprise. */
  deposer?: boolean
  demandes: Lignes<LigneDemande>
  comptes: ComptesDemandes
  courriersNonLus: number
  search: DemandesSearch
  ici: PageListe
  maintenant: Date
}

/** « Mes demandes », d’une entreprise ou de toutes : onglets, recherche dans l’adresse, pages. */
export function DemandesView({ siren, deposer = false, demandes, comptes, courriersNonLus, search, ici, maintenant }: DemandesViewProps) {
  const lignes = useMemo(() => unpackLignes(demandes), [demandes])
  const base = siren ? routes.rubrique(siren, 'demandes') : routes.demandes()
  const to = (recherche: Partial<DemandesSearch>) => demandesAddress(siren, recherche)
  const filtre = Boolean(search.q || search.statut || search.univers)
  return (
    <>
      <Crumbs items={[{ href: siren ? routes.entreprise(siren) : routes.accueil(), label: 'Accueil' }]} />
      <div className="page-head between">
        <h1>Mes demandes</h1>
        {siren && deposer ? (
          <ButtonLink variant="primary" href={routes.rubrique(siren, 'demarches')}>
            <Icon name="plus" />
            Nouvelle demande
          </ButtonLink>
        ) : null}
      </div>
      <DemandesTabs siren={siren} comptes={comptes} courriersNonLus={courriersNonLus} onglet={search.onglet} />
      <StatusTabs comptes={comptes} statut={search.statut} to={(statut) => to({ ...search, statut, page: 1 })} />
      <SearchTools base={base} search={search} />
      <div className="list-tools chips">
        <span className="small" role="status">
          <b>{plural(ici.total, 'demande')}</b>
        </span>
        {search.statut ? (
          <Lien className="chip" href={to({ ...search, statut: undefined, page: 1 })}>
            {STATUT_NOMS[search.statut]}
            <Icon name="x" />
            <span className="sr">, retirer ce filtre</span>
          </Lien>
        ) : null}
        {search.univers ? (
          <Lien className="chip" href={to({ ...search, univers: undefined, page: 1 })}>
            {UNIVERS_NOMS[search.univers]}
            <Icon name="x" />
            <span className="sr">, retirer ce filtre</span>
          </Lien>
        ) : null}
        {filtre ? (
          <Lien className="small" href={to({ onglet: search.onglet })}>
            Tout effacer
          </Lien>
        ) : null}
      </div>
      {demandes.valeurs.length > 0 ? (
        <>
          <DemandeTable siren={siren} demandes={lignes} search={search} maintenant={maintenant} />
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={`Demandes ${formatNumber(ici.de)} à ${formatNumber(ici.a)} sur ${formatNumber(ici.total)}`}
            hrefOf={(page) => to({ ...search, page })}
          />
        </>
      ) : (
        <Nothing siren={siren} deposer={deposer} filtre={filtre || search.onglet !== 'toutes'} base={base} />
      )}
    </>
  )
}

/** Les cinq statuts, avec leur nombre : un second rang d’onglets, sous le premier. */
const StatusTabs = ({ comptes, statut, to }: { comptes: ComptesDemandes; statut: Statut | undefined; to: (statut?: Statut) => string }) => (
  <Tabs
    small
    label="Où elles en sont"
    tabs={[
      { href: to(), label: 'Tous', current: statut === undefined },
      ...STATUTS.map((un) => ({ href: to(un), label: STATUT_NOMS[un], count: comptes.parStatut[un] ?? 0, current: statut === un })),
    ]}
  />
)

function SearchTools({ base, search }: { base: string; search: DemandesSearch }) {
  return (
    <search aria-label="Recherche avancée">
      <form className="list-tools" action={base} method="get">
        {search.onglet === 'toutes' ? null : <input type="hidden" name="onglet" value={search.onglet} />}
        <div className="filters filters--5">
          <div>
            <label htmlFor="q">Numéro, salarié ou mot du message</label>
            <input className="input" id="q" name="q" type="search" defaultValue={search.q} autoComplete="off" maxLength={100} />
          </div>
          <details className="fold" open={Boolean(search.q || search.statut || search.univers)}>
            <summary>Plus de critères</summary>
            <div>
              <label htmlFor="statut">Statut</label>
              <select className="select" id="statut" name="statut" defaultValue={search.statut ?? ''}>
                <option value="">Tous les statuts</option>
                {STATUTS.map((statut) => (
                  <option key={statut} value={statut}>
                    {STATUT_NOMS[statut]}
                  </option>
                ))}
              </select>
            </div>
            <div>
              <label htmlFor="univers">Univers</label>
              <select className="select" id="univers" name="univers" defaultValue={search.univers ?? ''}>
                <option value="">Tous</option>
                {Object.entries(UNIVERS_NOMS).map(([code, nom]) => (
                  <option key={code} value={code}>
                    {nom}
                  </option>
                ))}
              </select>
            </div>
            <div>
              <label htmlFor="tri">Ordre</label>
              <select className="select" id="tri" name="tri" defaultValue={search.tri}>
                {TRIS_DEMANDES.map((tri) => (
                  <option key={tri} value={tri}>
                    {TRI_DEMANDES_NOMS[tri]}
                  </option>
                ))}
              </select>
            </div>
          </details>
          <Button type="submit" className="justify-self-start">
            <Icon name="search" />
            Chercher
          </Button>
        </div>
      </form>
    </search>
  )
}

function Nothing({ siren, deposer, filtre, base }: { siren: string | null; deposer: boolean; filtre: boolean; base: string }) {
  if (filtre)
    return (
      <Empty
        titre="Aucune demande ne correspond"
        phrase="Essayez un autre mot, ou élargissez à toutes vos demandes."
        action={<Lien href={base}>Voir toutes mes demandes</Lien>}
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
