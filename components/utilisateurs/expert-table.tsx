import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { type Column, Table } from '@/components/ui/table'
import { DELEGATION_ETATS } from '@/lib/copy/acces'
import { powers, untilWhen, whichCompanies } from '@/lib/delegations/phrases'
import type { ExpertDuCompte } from '@/lib/delegations/queries'
import { formatDate } from '@/lib/ground/date'
import { capital } from '@/lib/ground/initiale'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

const isOpen = ({ etat }: ExpertDuCompte) => etat === 'en_attente' || etat === 'acceptee'

const columns = (compteId: string, administre: boolean, acte: ExpertTableProps['acte']): readonly Column<ExpertDuCompte>[] => [
  {
    id: 'cabinet',
    head: 'Cabinet',
    kind: 'title',
    cell: (e) => (
      <>
        <Lien href={routes.expert(compteId, e.id)}>{e.cabinet.raisonSociale}</Lien>
        <span className="sub num">{formatSiren(e.cabinet.siren)}</span>
      </>
    ),
  },
  {
    id: 'contact',
    head: 'Contact',
    cell: (e) => (
      <span>
        {e.contactPrenom} {e.contactNom}
        <span className="sub wrap-anywhere">{e.contactEmail}</span>
      </span>
    ),
  },
  {
    id: 'habilitations',
    head: 'Habilitations',
    cell: (e) => (
      <span>
        {capital(powers(e))}
        <span className="sub">
          {whichCompanies(e)}, {untilWhen(e.au)}
        </span>
      </span>
    ),
  },
  { id: 'statut', head: 'Statut', cell: (e) => <Statut expert={e} /> },
  {
    id: 'actes',
    head: 'Actes',
    headHidden: true,
    kind: 'act',
    cell: (e) => <Acts compteId={compteId} expert={e} administre={administre} plus={acte?.(e)} />,
  },
]

const Statut = ({ expert: e }: { expert: ExpertDuCompte }) => (
  <span>
    <span className={e.etat === 'acceptee' ? 'tag border-ok text-ok' : e.correctionLe && e.etat === 'en_attente' ? 'tag tag--wait' : 'tag'}>
      {DELEGATION_ETATS[e.etat]}
    </span>
    <span className="sub">
      {e.etat === 'en_attente'
        ? e.correctionLe
          ? 'une correction vous est demandée'
          : `réponse avant le ${formatDate(e.repondreAvant)}`
        : `le ${formatDate(e.etat === 'acceptee' ? e.du : e.etatLe)}`}
    </span>
  </span>
)

type ActsProps = { compteId: string; expert: ExpertDuCompte; administre: boolean; plus: ReactNode }

function Acts({ compteId, expert, administre, plus }: ActsProps) {
  const nom = expert.cabinet.raisonSociale
  return (
    <span className="flex flex-wrap items-center justify-end gap-1">
      {plus}
      <ButtonLink
        variant="quiet"
        small
        iconOnly
        href={routes.expert(compteId, expert.id)}
        aria-label={`Voir la fiche de ${nom}`}
        title="Voir la fiche"
      >
        <Icon name="eye" />
      </ButtonLink>
      {administre && isOpen(expert) ? (
        <>
          <ButtonLink
            variant="quiet"
            small
            iconOnly
            href={routes.modifierExpert(compteId, expert.id)}
            aria-label={`Modifier ${nom}`}
            title="Modifier"
          >
            <Icon name="file-pen-line" />
          </ButtonLink>
          <ButtonLink
            variant="quiet"
            small
            iconOnly
            href={routes.supprimerExpert(compteId, expert.id)}
            aria-label={`Supprimer ${nom}`}
            title="Supprimer"
          >
            <Icon name="trash-2" />
          </ButtonLink>
        </>
      ) : null}
    </span>
  )
}

type ExpertTableProps = {
  compteId: string
  experts: readonly ExpertDuCompte[]
  administre: boolean
  /** Ce que l’on peut faire d’autre de chacun. */
  acte: ((e: ExpertDuCompte) => ReactNode) | null
}

/** Les experts-comptables et tiers déclarants du compte : l’œil mène à la fiche, le crayon et la corbeille à leurs gestes. */
export const ExpertTable = ({ compteId, experts, administre, acte }: ExpertTableProps) => (
  <Table
    caption="Experts-comptables et tiers déclarants du compte"
    columns={columns(compteId, administre, acte)}
    rows={experts}
    rowKey={(e) => e.id}
  />
)
