import { Ages } from '@/components/gestion/ages'
import { ColumnChoice } from '@/components/gestion/column-choice'
import { KeysHelp } from '@/components/gestion/keys-help'
import { QueueTable } from '@/components/gestion/queue-table'
import { LiveList } from '@/components/frame/live-list'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { FieldFrame } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { ECHEANCE_NOMS, readPrises, TRI_NOMS } from '@/lib/copy/gestion'
import { ETAT_NOMS } from '@/lib/demandes/noms'
import { CENTRE_NOMS } from '@/lib/demandes/gestion/centres'
import { MOTIFS } from '@/lib/demandes/gestion/motifs'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { colonnesParam } from '@/lib/demandes/gestion/colonnes'
import type { LigneBannette, ResumeBannette } from '@/lib/demandes/gestion/queries'
import { type BannetteSearch, ETATS_GESTION } from '@/lib/demandes/gestion/schema'
import type { FormAction } from '@/lib/ground/form-state'
import { formatNumber, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'
import type { PageListe } from '@/lib/ground/pages'
import { SearchInput } from '@/components/ui/search-input'

type QueueViewProps = {
  lignes: readonly LigneBannette[]
  resume: ResumeBannette & { miennes: number }
  search: BannetteSearch
  ici: PageListe
  superviseur: boolean
  echecs: number
  /** Combien de personnes attendent que l’on rouvre leur certification. */
  certifications: number
  prendre: FormAction
}

/** La bannette : les demandes envoyées, par état, la plus ancienne en tête. */
export function QueueView({ lignes, resume, search, ici, superviseur, echecs, certifications, prendre }: QueueViewProps) {
  const { etat, miennes, toutes, univers, motif, centre, alire, echeance, tri, q, colonnes } = search
  const choix = colonnesParam(colonnes)
  const faites = readPrises(search)
  const ouvertes = ETATS_GESTION.filter((e) => e !== 'cloturee').reduce((n, e) => n + (resume.etats[e] ?? 0), 0)
  const to = ({ prises: _p, restees: _r, ...cible }: Partial<BannetteSearch>) =>
    addressOf(routes.gestion(), { ...cible, tri: cible.tri === 'age' ? undefined : cible.tri, colonnes: choix })
  const garde = { univers, motif, centre, alire, echeance, tri, q }
  const filtree = Boolean(univers || motif || centre || alire || echeance || q)
  return (
    <>
      <LiveList sur="bannette" />
      <div className="mb-8">
        <h1>
          {ouvertes === 0
            ? 'La bannette est vide'
            : `${plural(ouvertes, 'demande ouverte', 'demandes ouvertes')}, ${formatNumber(resume.etats.a_prendre ?? 0)} à prendre`}
        </h1>
        <p>
          <Lien href={routes.gestionEnregistrer()}>Enregistrer une demande reçue</Lien>
        </p>
        <p>
          <Lien href={routes.gestionCourrierNouveau()}>Publier un courrier</Lien>, <Lien href={routes.gestionCourriers()}>courriers publiés</Lien>,{' '}
          <Lien href={routes.gestionDocuments()}>documents publiés</Lien>, <Lien href={routes.gestionFichesDsn()}>fiches DSN</Lien>,{' '}
          <Lien href={routes.gestionRetoursDsn()}>comptes rendus DSN</Lien>
          {superviseur ? (
            <>
              , <Lien href={routes.gestionBibliotheque()}>bibliothèque</Lien>
            </>
          ) : null}
        </p>
        {superviseur ? <Ages resume={resume} /> : null}
        {superviseur ? (
          <p>
            <Lien href={routes.gestionEchecs()}>{echecs === 0 ? 'Aucun envoi en échec' : `${plural(echecs, 'envoi')} en échec`}</Lien>
            {', '}
            <Lien href={routes.gestionLiens()}>adresses de retraite</Lien>
          </p>
        ) : null}
      </div>
      {certifications > 0 ? (
        <Notice kind="wait">
          <p>
            <Lien href={routes.gestionCertifications()}>{plural(certifications, 'certification')} à rouvrir</Lien>
            {'\u00a0'}: {certifications === 1 ? 'une personne n’arrive' : 'des personnes n’arrivent'} pas à certifier leur entreprise.
          </p>
        </Notice>
      ) : null}
      {faites.length > 0 ? (
        <Notice kind={search.restees > 0 ? 'info' : 'ok'} role="status">
          {faites.map((phrase) => (
            <p key={phrase}>{phrase}</p>
          ))}
        </Notice>
      ) : null}
      <Tabs
        small
        label="Bannette"
        tabs={[
          { href: to({ ...garde, miennes: 'oui' }), label: 'Les miennes', count: resume.miennes, current: Boolean(miennes) },
          { href: to({ ...garde, toutes: 'oui' }), label: 'Ouvertes', count: ouvertes, current: etat === undefined && !miennes },
          ...ETATS_GESTION.map((e) => ({
            href: to({ ...garde, etat: e }),
            label: ETAT_NOMS[e].onglet,
            count: resume.etats[e] ?? 0,
            current: etat === e && !miennes,
          })),
        ]}
      />
      <form
        className="mt-6 mb-4 grid gap-4 md:grid-cols-[1fr_1fr_auto] md:items-end md:*:first:col-span-full lg:*:first:col-auto [&_label]:mb-1 [&_label]:block [&_label]:text-sm/[1.35] lg:grid-cols-[minmax(0,2fr)_repeat(6,minmax(0,1fr))_auto]"
        action={routes.gestion()}
        method="get"
      >
        {etat ? <input type="hidden" name="etat" value={etat} /> : null}
        {/* Chez soi par défaut, on filtre chez soi et l’on cherche partout. */}
        {miennes && superviseur ? <input type="hidden" name="miennes" value="oui" /> : null}
        {toutes ? <input type="hidden" name="toutes" value="oui" /> : null}
        {choix ? <input type="hidden" name="colonnes" value={choix} /> : null}
        <FieldFrame id="q" label="Salarié, déclarant, entreprise, numéro ou mot d’un message">
          <SearchInput id="q" defaultValue={q} />
        </FieldFrame>
        <Choice name="univers" label="Univers" value={univers} vide="Tous" choix={UNIVERS_NOMS} />
        <Choice name="motif" label="Motif" value={motif} vide="Tous" choix={MOTIFS} />
        <Choice name="centre" label="Centre" value={centre} vide="Tous" choix={CENTRE_NOMS} />
        <Choice name="echeance" label="Réponse due" value={echeance} vide="Toutes" choix={ECHEANCE_NOMS} />
        <Choice name="alire" label="À lire" value={alire} vide="Toutes" choix={{ oui: 'Message ou pièce à voir' }} />
        <Choice name="tri" label="Ordre" value={tri} choix={TRI_NOMS} />
        <Button type="submit" className="justify-self-start">
          Appliquer
        </Button>
      </form>
      {filtree ? (
        <p className="text-sm">
          <Lien href={to({ etat, miennes, toutes, tri })}>Effacer les filtres</Lien>
        </p>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm" role="status">
          <b>{plural(ici.total, 'demande')}</b>
        </p>
        {lignes.length > 0 ? <ColumnChoice search={search} /> : null}
      </div>
      <div className="mt-6 mb-4 grid gap-4">
        {lignes.length > 0 ? (
          <div>
            <QueueTable key={to(search)} lignes={lignes} colonnes={colonnes} prendre={prendre} />
            <Pager
              page={ici.page}
              pages={ici.pages}
              phrase={`Demandes ${formatNumber(ici.de)} à ${formatNumber(ici.a)} sur ${formatNumber(ici.total)}`}
              hrefOf={(page) => to({ ...search, page })}
            />
          </div>
        ) : (
          <Empty
            titre={miennes && !filtree ? 'Vous ne suivez aucune demande' : 'Aucune demande ici'}
            phrase={miennes && !filtree ? 'Prenez-en une dans « À prendre ».' : 'Les demandes y passent au fil du traitement.'}
            action={
              miennes && !filtree ? (
                <Lien href={to({ etat: 'a_prendre' })}>Voir celles à prendre</Lien>
              ) : (
                <Lien href={to({ toutes: 'oui' })}>Voir les demandes ouvertes</Lien>
              )
            }
          />
        )}
      </div>
      <KeysHelp />
    </>
  )
}

type ChoiceProps = { name: string; label: string; value: string | undefined; vide?: string; choix: Readonly<Record<string, string>> }

const Choice = ({ name, label, value, vide, choix }: ChoiceProps) => (
  <FieldFrame id={name} label={label}>
    <select className="select" id={name} name={name} defaultValue={value ?? ''}>
      {vide === undefined ? null : <option value="">{vide}</option>}
      {Object.entries(choix).map(([code, nom]) => (
        <option key={code} value={code}>
          {nom}
        </option>
      ))}
    </select>
  </FieldFrame>
)
