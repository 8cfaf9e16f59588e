import { Coming } from '@/components/entreprises/coming'
import { Cover } from '@/components/entreprises/portfolio-list'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { Plaque } from '@/components/ui/plaque'
import { type Column, Table } from '@/components/ui/table'
import type { EntrepriseDuCompte } from '@/lib/entreprises/queries'
import { formatDate } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'
import type { PageListe } from '@/lib/ground/pages'

type AccountCompaniesProps = {
  compteId: string
  entreprises: readonly EntrepriseDuCompte[]
  ici: PageListe
  q: string
  administre: boolean
  qui: string
}

/** « Gestion des entreprises » : le tableau du compte ; l’œil mène à la fiche. */
export function AccountCompaniesView({ compteId, entreprises, ici, q, administre, qui }: AccountCompaniesProps) {
  const columns: readonly Column<EntrepriseDuCompte>[] = [
    {
      id: 'entreprise',
      head: 'SIREN - Raison sociale',
      kind: 'title',
      cell: (e) => <Plaque small siren={e.siren} nom={e.raisonSociale} couleur={e.couleur} />,
    },
    { id: 'couverture', head: 'Couverture', cell: (e) => <Cover couverture={e.univers} /> },
    { id: 'certifiee', head: 'Certifiée le', cell: (e) => formatDate(e.certifieLe) },
    { id: 'fiche', head: 'Fiche', headHidden: true, kind: 'act', cell: (e) => <Eye compteId={compteId} entreprise={e} /> },
  ]
  return (
    <>
      <Crumbs items={[{ href: routes.accueil(), label: 'Accueil' }]} />
      <div className="mb-8">
        <h1>Gestion des entreprises</h1>
        {administre ? null : <p className="lead">{qui}</p>}
      </div>
      {ici.total > 8 || q ? <SearchForm action={routes.entreprises(compteId)} label="SIREN ou raison sociale" value={q} /> : null}
      {entreprises.length > 0 ? (
        <>
          <Table caption="Entreprises du compte" columns={columns} rows={entreprises} rowKey={(e) => e.siren} />
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={`Entreprises ${ici.de} à ${ici.a} sur ${ici.total}`}
            hrefOf={(page) => addressOf(routes.entreprises(compteId), { q, page })}
          />
          {administre ? (
            <Coming>Ajouter une entreprise avec son identifiant numéro entreprise, ou en supprimer une, sera possible d’ici.</Coming>
          ) : null}
        </>
      ) : (
        <Empty
          titre={q ? 'Aucune entreprise ne correspond' : 'Aucune entreprise ne vous est confiée'}
          phrase={q ? 'Cherchez par SIREN ou par un mot de la raison sociale.' : qui}
          action={q ? <Lien href={routes.entreprises(compteId)}>Voir toutes les entreprises</Lien> : undefined}
        />
      )}
    </>
  )
}

const Eye = ({ compteId, entreprise }: { compteId: string; entreprise: EntrepriseDuCompte }) => (
  <ButtonLink
    variant="quiet"
    small
    iconOnly
    href={routes.fiche(compteId, entreprise.siren)}
    aria-label={`Voir la fiche de ${entreprise.raisonSociale}`}
    title="Voir la fiche"
  >
    <Icon name="eye" />
  </ButtonLink>
)
