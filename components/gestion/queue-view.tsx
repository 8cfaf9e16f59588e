import { Ages } from '@/components/gestion/ages'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { FieldFrame, TextField } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { Status } from '@/components/ui/status'
import { type Column, Table } from '@/components/ui/table'
import { Tabs } from '@/components/ui/tabs'
import { TRI_NOMS } from '@/lib/copy/gestion'
import { ETAT_NOMS } from '@/lib/demandes/noms'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import type { LigneBannette, ResumeBannette } from '@/lib/demandes/gestion/queries'
import { type BannetteSearch, ETATS_GESTION, TRIS_BANNETTE } from '@/lib/demandes/gestion/schema'
import { formatDate } from '@/lib/ground/date'
import { formatNumber, formatSiren, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'
import type { PageListe } from '@/lib/ground/pages'

type QueueViewProps = {
  lignes: readonly LigneBannette[]
  resume: ResumeBannette & { miennes: number }
  search: BannetteSearch
  ici: PageListe
  superviseur: boolean
  echecs: number
}

const COLUMNS: readonly Column<LigneBannette>[] = [
  {
    id: 'demande',
    head: 'Demande',
    kind: 'title',
    cell: (d) => (
      <>
        <Lien href={routes.gestionDemande(d.numero)}>{d.objet}</Lien>
        <span className="sub num">{d.numero}</span>
        {d.messageNonLu ? <span className="tag tag--wait">Message non lu</span> : null}
        {d.pieceRecue ? <span className="tag tag--wait">Pièce à contrôler</span> : null}
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
export function QueueView({ lignes, resume, search, ici, superviseur, echecs }: QueueViewProps) {
  const { etat, miennes, univers, tri, q } = search
  const ouvertes = ETATS_GESTION.filter((e) => e !== 'cloturee').reduce((n, e) => n + (resume.etats[e] ?? 0), 0)
  const to = (cible: Partial<BannetteSearch>) => addressOf(routes.gestion(), { ...cible, tri: cible.tri === 'age' ? undefined : cible.tri })
  const garde = { univers, tri, q }
  return (
    <>
      <div className="page-head">
        <h1>
          {ouvertes === 0
            ? 'La bannette est vide'
            : `${plural(ouvertes, 'demande ouverte', 'demandes ouvertes')}, ${formatNumber(resume.etats.a_prendre ?? 0)} à prendre`}
        </h1>
        <p>
          <Lien href={routes.gestionEnregistrer()}>Enregistrer une demande reçue</Lien>
        </p>
        {superviseur ? <Ages resume={resume} /> : null}
        {superviseur ? (
          <p>
            <Lien href={routes.gestionEchecs()}>{echecs === 0 ? 'Aucun envoi en échec' : `${plural(echecs, 'envoi')} en échec`}</Lien>
          </p>
        ) : null}
      </div>
      <Tabs
        small
        label="Bannette"
        tabs={[
          { href: to(garde), label: 'Ouvertes', count: ouvertes, current: etat === undefined && !miennes },
          { href: to({ ...garde, miennes: 'oui' }), label: 'Les miennes', count: resume.miennes, current: Boolean(miennes) },
          ...ETATS_GESTION.map((e) => ({
            href: to({ ...garde, etat: e }),
            label: ETAT_NOMS[e].onglet,
            count: resume.etats[e] ?? 0,
            current: etat === e && !miennes,
          })),
        ]}
      />
      <form className="list-tools filters" action={routes.gestion()} method="get">
        {etat ? <input type="hidden" name="etat" value={etat} /> : null}
        {miennes ? <input type="hidden" name="miennes" value="oui" /> : null}
        <TextField name="q" label="Numéro, objet, SIREN ou entreprise" type="search" defaultValue={q} />
        <FieldFrame id="univers" label="Univers">
          <select className="select" id="univers" name="univers" defaultValue={univers ?? ''}>
            <option value="">Tous</option>
            {Object.entries(UNIVERS_NOMS).map(([code, nom]) => (
              <option key={code} value={code}>
                {nom}
              </option>
            ))}
          </select>
        </FieldFrame>
        <FieldFrame id="tri" label="Ordre">
          <select className="select" id="tri" name="tri" defaultValue={tri}>
            {TRIS_BANNETTE.map((un) => (
              <option key={un} value={un}>
                {TRI_NOMS[un]}
              </option>
            ))}
          </select>
        </FieldFrame>
        <Button type="submit" className="justify-self-start">
          Appliquer
        </Button>
      </form>
      <p className="small" role="status">
        <b>{plural(ici.total, 'demande')}</b>
      </p>
      <div className="list-tools">
        {lignes.length > 0 ? (
          <div>
            <Table caption="Demandes de la bannette" columns={COLUMNS} rows={lignes} rowKey={(d) => d.id} />
            <Pager
              page={ici.page}
              pages={ici.pages}
              phrase={`Demandes ${formatNumber(ici.de)} à ${formatNumber(ici.a)} sur ${formatNumber(ici.total)}`}
              hrefOf={(page) => to({ ...search, page })}
            />
          </div>
        ) : (
          <Empty
            titre="Aucune demande dans cet état"
            phrase="Les demandes y passent au fil du traitement."
            action={etat || q || univers || miennes ? <Lien href={routes.gestion()}>Voir les demandes ouvertes</Lien> : undefined}
          />
        )}
      </div>
    </>
  )
}
