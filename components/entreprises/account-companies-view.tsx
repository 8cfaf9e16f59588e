import { Cover } from '@/components/entreprises/portfolio-list'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { Plaque } from '@/components/ui/plaque'
import { type Column, Table } from '@/components/ui/table'
import type { EntrepriseDuCompte } from '@/lib/entreprises/queries'
import { formatDate } from '@/lib/ground/date'
import { formatNumber, formatSiren, plural } from '@/lib/ground/number'
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
  /** Ce que l’on vient de faire : le nom de l’entreprise ajoutée, ou le SIREN de celle qui n’y est plus. */
  fait: { ajoutee: string } | { supprimee: string } | null
}

/** « Gestion des entreprises » : le tableau du compte ; l’œil mène à la fiche. */
export function AccountCompaniesView({ compteId, entreprises, ici, q, administre, qui, fait }: AccountCompaniesProps) {
  const columns: readonly Column<EntrepriseDuCompte>[] = [
    {
      id: 'entreprise',
      head: 'SIREN - Raison sociale',
      kind: 'title',
      cell: (e) => <Plaque small siren={e.siren} nom={e.raisonSociale} couleur={e.couleur} />,
    },
    { id: 'couverture', head: 'Couverture', cell: (e) => <Cover couverture={e.univers} /> },
    { id: 'demandes', head: 'Demandes en cours', cell: (e) => formatNumber(e.demandes) },
    { id: 'acces', head: 'Qui y a accès', cell: (e) => readAcces(e) },
    { id: 'ajoutee', head: 'Ajoutée', cell: (e) => formatDate(e.certifieLe) },
    { id: 'fiche', head: 'Fiche', headHidden: true, kind: 'act', cell: (e) => <Acts compteId={compteId} entreprise={e} administre={administre} /> },
  ]
  return (
    <>
      <Crumbs items={[{ href: routes.accueil(), label: 'Accueil' }]} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 mb-8">
        <div>
          <h1>Gestion des entreprises</h1>
          <p className="lead">{administre ? plural(ici.total, 'entreprise') : qui}</p>
        </div>
        {administre ? (
          <ButtonLink variant="primary" href={routes.ajouterEntreprise(compteId)}>
            Ajouter une entreprise
          </ButtonLink>
        ) : null}
      </div>
      {fait ? (
        <Notice kind="ok" role="status">
          <p>
            {'ajoutee' in fait
              ? `${fait.ajoutee} est ajoutée à votre compte.`
              : `L’entreprise ${formatSiren(fait.supprimee)} est supprimée de votre compte. Rien n’est effacé chez Carcept Prev.`}
          </p>
        </Notice>
      ) : null}
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

const readAcces = ({ personnes, cabinets }: EntrepriseDuCompte): string =>
  `${plural(personnes, 'personne')}${cabinets > 0 ? `, ${plural(cabinets, 'cabinet')}` : ''}`

/** L’œil, et la corbeille de qui administre le compte. */
const Acts = ({ compteId, entreprise, administre }: { compteId: string; entreprise: EntrepriseDuCompte; administre: boolean }) => (
  <div className="flex justify-end gap-1">
    <Eye compteId={compteId} entreprise={entreprise} />
    {administre ? (
      <ButtonLink
        variant="quiet"
        small
        iconOnly
        href={routes.supprimerEntreprise(compteId, entreprise.siren)}
        aria-label={`Supprimer ${entreprise.raisonSociale} du compte`}
        title="Supprimer"
      >
        <Icon name="trash-2" />
      </ButtonLink>
    ) : null}
  </div>
)

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
