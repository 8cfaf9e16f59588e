import { Cover } from '@/components/entreprises/portfolio-list'
import { ButtonLink } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { type Column, Table } from '@/components/ui/table'
import { Tabs } from '@/components/ui/tabs'
import { CERTIFICATIONS } from '@/lib/copy/acces'
import type { Fiche } from '@/lib/entreprises/queries'
import { formatDate } from '@/lib/ground/date'
import { formatNumber, formatSiren, formatSiret } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type CompanyRecordProps = { compteId: string; fiche: Fiche; onglet: 'informations' | 'etablissements'; administre: boolean }

/** « Fiche de l’entreprise » : ses informations, puis ses établissements. */
export function CompanyRecordView({ compteId, fiche, onglet, administre }: CompanyRecordProps) {
  const base = routes.fiche(compteId, fiche.siren)
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.entreprises(compteId), label: 'Gestion des entreprises' },
        ]}
      />
      <div className="mb-8 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <div>
          <p className="mb-1 text-sm/md text-ink-2">Fiche de l’entreprise</p>
          <h1>{fiche.raisonSociale}</h1>
        </div>
        <ButtonLink href={routes.entreprise(fiche.siren)}>Ouvrir cette entreprise</ButtonLink>
      </div>
      <Tabs
        label="Fiche de l’entreprise"
        tabs={[
          { href: base, label: 'Informations', current: onglet === 'informations' },
          {
            href: `${base}?onglet=etablissements`,
            label: 'Établissements',
            count: fiche.etablissements.length,
            current: onglet === 'etablissements',
          },
        ]}
      />
      <div className="mt-6 mb-4 grid gap-4">{onglet === 'informations' ? <Information fiche={fiche} /> : <Sites fiche={fiche} />}</div>
      {administre ? (
        <p className="mt-6 flex justify-end">
          <ButtonLink variant="danger" href={routes.supprimerEntreprise(compteId, fiche.siren)}>
            Supprimer
          </ButtonLink>
        </p>
      ) : null}
    </>
  )
}

const Information = ({ fiche }: { fiche: Fiche }) => (
  <div className="sheet p-5">
    <Facts
      wide
      facts={[
        { label: 'SIREN', value: <span className="num">{formatSiren(fiche.siren)}</span> },
        { label: 'Raison sociale', value: fiche.raisonSociale },
        { label: 'Forme juridique', value: fiche.formeJuridique },
        { label: 'Activité (NAF)', value: fiche.naf },
        { label: 'Convention collective (IDCC)', value: fiche.idcc },
        { label: 'Effectif', value: fiche.effectif === null ? null : `${formatNumber(fiche.effectif)} salariés` },
        { label: 'Adresse', value: `${fiche.adresse}, ${fiche.codePostal} ${fiche.ville}` },
        { label: 'Couverture', value: <Cover couverture={fiche.univers} /> },
        { label: 'Certifiée', value: `le ${formatDate(fiche.certifieLe)}, ${CERTIFICATIONS[fiche.certifieVoie]}` },
      ]}
    />
  </div>
)

type Site = Fiche['etablissements'][number]

const SITES: readonly Column<Site>[] = [
  {
    id: 'siret',
    head: 'SIRET',
    kind: 'title',
    cell: (e) => (
      <>
        <span className="num">{formatSiret(e.siret)}</span>
        {e.siege ? (
          <>
            {' '}
            <span className="tag">Siège</span>
          </>
        ) : null}
      </>
    ),
  },
  { id: 'enseigne', head: 'Enseigne', cell: (e) => e.enseigne ?? <span className="text-ink-2">Aucune</span> },
  { id: 'adresse', head: 'Adresse', cell: (e) => `${e.adresse}, ${e.codePostal} ${e.ville}` },
  { id: 'etat', head: 'État', cell: (e) => (e.fermeLe ? `Fermé le ${formatDate(e.fermeLe)}` : 'Ouvert') },
]

const Sites = ({ fiche }: { fiche: Fiche }) =>
  fiche.etablissements.length > 0 ? (
    <Table caption="Établissements de l’entreprise" columns={SITES} rows={fiche.etablissements} rowKey={(e) => e.siret} />
  ) : (
    <Empty titre="Aucun établissement enregistré" phrase="Les établissements suivent les contrats et les DSN de l’entreprise." />
  )
