import { Coming } from '@/components/entreprises/coming'
import { Ages } from '@/components/gestion/ages'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { Status } from '@/components/ui/status'
import { type Column, Table } from '@/components/ui/table'
import { Tabs } from '@/components/ui/tabs'
import { ETAT_NOMS } from '@/lib/copy/gestion'
import type { LigneBannette, ResumeBannette } from '@/lib/demandes/gestion/queries'
import { ETATS_GESTION, type EtatGestion } from '@/lib/demandes/gestion/schema'
import { formatDate } from '@/lib/format/date'
import { formatNumber, formatSiren, plural } from '@/lib/format/number'
import { routes } from '@/lib/http/routes'
import { addressOf, type PageListe } from '@/lib/listes/pages'

type QueueViewProps = {
  lignes: readonly LigneBannette[]
  resume: ResumeBannette
  etat: EtatGestion | undefined
  ici: PageListe
  superviseur: boolean
}

const COLUMNS: readonly Column<LigneBannette>[] = [
  {
    id: 'demande',
    head: 'Demande',
    kind: 'title',
    cell: (d) => (
      <>
        {d.objet}
        <span className="sub num">{d.numero}</span>
      </>
    ),
  },
  {
    id: 'entreprise',
    head: 'Entreprise',
    cell: (d) => (
      <span>
        {d.raisonSociale}
        <span className="sub num">{formatSiren(d.siren)}</span>
      </span>
    ),
  },
  {
    id: 'etat',
    head: 'État',
    cell: (d) => (
      <span>
        <Status statut={d.statut} vue="gestion" />
        <span className="sub">{ETAT_NOMS[d.etat].un}</span>
      </span>
    ),
  },
  {
    id: 'age',
    head: 'Âge',
    kind: 'num',
    cell: (d) =>
      d.traiteeLe ? (
        <span className="muted">close le {formatDate(d.traiteeLe)}</span>
      ) : (
        <span className={d.ageJours > 14 ? 'late-text' : undefined}>{d.ageJours === 0 ? 'aujourd’hui' : `${d.ageJours}\u00a0j`}</span>
      ),
  },
  { id: 'gestionnaire', head: 'Gestionnaire', cell: (d) => d.gestionnaireNom ?? <span className="muted">Personne</span> },
]

/** La bannette : les demandes envoyées, par état, la plus ancienne en tête. */
export function QueueView({ lignes, resume, etat, ici, superviseur }: QueueViewProps) {
  const ouvertes = ETATS_GESTION.filter((e) => e !== 'cloturee').reduce((n, e) => n + (resume.etats[e] ?? 0), 0)
  const to = (cible: EtatGestion | undefined, page = 1) => addressOf(routes.gestion(), { etat: cible, page })
  return (
    <>
      <div className="page-head">
        <h1>
          {ouvertes === 0
            ? 'La bannette est vide'
            : `${plural(ouvertes, 'demande ouverte', 'demandes ouvertes')}, ${formatNumber(resume.etats.a_prendre ?? 0)} à prendre`}
        </h1>
        {superviseur ? <Ages resume={resume} /> : null}
      </div>
      <Tabs
        small
        label="Bannette"
        tabs={[
          { href: to(undefined), label: 'Ouvertes', count: ouvertes, current: etat === undefined },
          ...ETATS_GESTION.map((e) => ({ href: to(e), label: ETAT_NOMS[e].onglet, count: resume.etats[e] ?? 0, current: etat === e })),
        ]}
      />
      <div className="list-tools">
        {lignes.length > 0 ? (
          <div>
            <Table caption="Demandes de la bannette" columns={COLUMNS} rows={lignes} rowKey={(d) => d.id} />
            <Pager
              page={ici.page}
              pages={ici.pages}
              phrase={`Demandes ${formatNumber(ici.de)} à ${formatNumber(ici.a)} sur ${formatNumber(ici.total)}`}
              hrefOf={(page) => to(etat, page)}
            />
            <Coming>Ouvrir une demande, la prendre, demander des pièces et répondre viendra à l’étape suivante.</Coming>
          </div>
        ) : (
          <Empty
            titre="Aucune demande dans cet état"
            phrase="Les demandes y passent au fil du traitement."
            action={etat ? <Lien href={routes.gestion()}>Voir les demandes ouvertes</Lien> : undefined}
          />
        )}
      </div>
    </>
  )
}
