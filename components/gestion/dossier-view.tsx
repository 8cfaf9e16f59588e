import { TOUCHE } from '@/components/gestion/touche'
import { Composer } from '@/components/demandes/composer'
import { Thread } from '@/components/demandes/thread'
import { Notes } from '@/components/gestion/notes'
import { Templates } from '@/components/gestion/templates'
import { TransferForm } from '@/components/gestion/transfer-form'
import { CloseForm, ReopenForm, TakeForm } from '@/components/gestion/acts'
import { AskForm } from '@/components/gestion/ask-form'
import { AskCorrection, PendingCorrection } from '@/components/gestion/correction'
import { CompanyTab } from '@/components/gestion/company-tab'
import { DeclarationTab } from '@/components/gestion/declaration'
import { PastStates } from '@/components/gestion/past-states'
import { DoneNotice } from '@/components/gestion/done-notice'
import { Near } from '@/components/gestion/near'
import { Viewer } from '@/components/gestion/viewer'
import { FieldFrame } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Status } from '@/components/ui/status'
import { ONGLETS } from '@/components/ui/tabs'
import { auteurNom, ETAT_NOMS, ISSUE_NOMS } from '@/lib/demandes/noms'
import type { Correctable } from '@/lib/demandes/correction/correctables'
import type { Voisines } from '@/lib/demandes/gestion/list-voisines'
import type { Onglet } from '@/lib/demandes/gestion/onglet'
import { CENTRE_NOMS, centreDe } from '@/lib/demandes/gestion/centres'
import { startFrom } from '@/lib/demandes/gestion/modeles-reponse'
import { announced, phrasesOf } from '@/lib/demandes/gestion/phrases'
import type { Dossier } from '@/lib/demandes/gestion/queries'
import { JOURS_GESTION } from '@/lib/demandes/rules'
import type { ActeGestion } from '@/lib/demandes/transitions'
import { addDays, dateOnly, daysFrom, formatDay, formatTime, isoDay } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type DossierViewProps = {
  dossier: Dossier
  voisines: Voisines
  onglet: Onglet
  /** La pièce et la page que l’adresse demande à voir. */
  regard: { piece: string | undefined; feuille: number }
  /** Les actes que cette personne peut faire maintenant. */
  actes: readonly ActeGestion[]
  actions: Record<'prendre' | 'demander' | 'corriger' | 'renoncer' | 'juger' | 'clore' | 'rouvrir' | 'reveler' | 'noter' | 'transferer', FormAction>
  /** Les réponses de son envoi que le client peut corriger. */
  correctables: readonly Correctable[]
  /** À qui la transmettre. */
  collegues: readonly { id: string; nom: string }[]
  /** La réponse usuelle dont on part, et toutes, remplies. */
  modeles: { choisi: string | undefined; tous: readonly { code: string; nom: string; texte: string }[] }
  cle: string
  /** Le nom de qui lit, qui signe ce qu’il écrit. */
  moi: string
  /** Le jour, « AAAA-MM-JJ ». */
  aujourdhui: string
  suite: { bon: boolean; phrase: string } | null
  aSoi: boolean
}

/** Un dossier du côté de la gestion : ses voisines, ce qu’il permet, ce qui a été déclaré ou dit, et ses pièces à côté. */
export function DossierView(props: DossierViewProps) {
  const { dossier: d, voisines, actes, actions, suite } = props
  return (
    <div className="grid flex-1 grid-cols-[minmax(0,1fr)] gap-x-8 min-[60rem]:-mt-8 min-[60rem]:grid-cols-[14.5rem_minmax(0,1fr)] min-[60rem]:gap-x-6 min-[84rem]:grid-cols-[14.5rem_minmax(0,1fr)_25rem]">
      <div className="min-w-0 pt-4 pb-10 [&_.thread]:gap-4">
        <Head {...props} />
        <Acts {...props} />
        {d.correction ? (
          <PendingCorrection correction={d.correction} numero={d.numero} action={actes.includes('annuler_correction') ? actions.renoncer : null} />
        ) : null}
        <DoneNotice suite={suite} suivante={voisines.apres} />
        <Parts {...props} />
      </div>
      <Viewer dossier={d} onglet={props.onglet} regard={props.regard} juger={actes.includes('valider_piece') ? actions.juger : null} />
      <Near voisines={voisines} />
    </div>
  )
}

function Head({ dossier: d, aSoi, aujourdhui }: DossierViewProps) {
  const telephone = d.envoi?.etapes.flatMap(({ lignes }) => lignes).find(({ champ }) => champ === 'declarantTelephone')?.texte
  return (
    <div className="[&_h1]:mt-1">
      <p className="text-sm text-ink-2 flex max-w-none flex-wrap justify-between gap-x-6">
        <span>
          <span className="num">{d.numero}</span>
          {d.envoyeeLe ? `, reçue le ${formatDay(d.envoyeeLe)} à ${formatTime(d.envoyeeLe)}` : ''}
        </span>
        <span>
          <Icon name="eye" /> Votre lecture est tracée.
        </span>
      </p>
      <h1>{d.objet}</h1>
      <p className="mt-3 flex max-w-none flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <Status statut={d.statut} vue="gestion" {...(d.etat === 'brouillon' ? {} : { dit: ETAT_NOMS[d.etat].un })} />{' '}
        <span>
          depuis le {formatDay(d.etatLe)} à {formatTime(d.etatLe)}.{' '}
          {d.gestionnaireNom ? (aSoi ? 'Vous la suivez.' : `Suivie par ${d.gestionnaireNom}.`) : 'Personne ne la suit.'}{' '}
          {d.echeanceLe ? <Due echeance={dateOnly(d.echeanceLe)} aujourdhui={aujourdhui} envoyeeLe={d.envoyeeLe} /> : null}{' '}
          {d.issue ? `Issue\u00a0: ${ISSUE_NOMS[d.issue]}.` : ''} {d.rouvertures > 0 ? `Rouverte ${d.rouvertures} fois.` : ''}
        </span>
      </p>
      <p className="text-sm mt-2">
        <Lien href={`${routes.gestion()}?q=${d.siren}&toutes=oui`}>{d.entreprise.raisonSociale}</Lien>, {auteurNom(d.canal).toLocaleLowerCase('fr')}{' '}
        <b>{d.envoi?.auteur.nom ?? d.auteurNom}</b>
        {telephone ? <span className="num">, {telephone}</span> : null}
      </p>
      {d.etats.length > 0 ? <PastStates etats={d.etats} /> : null}
    </div>
  )
}

/** Quand la réponse est due. */
function Due({ echeance, aujourdhui, envoyeeLe }: { echeance: string; aujourdhui: string; envoyeeLe: Date | null }) {
  const reste = daysFrom(aujourdhui, echeance)
  const jour = envoyeeLe ? daysFrom(isoDay(envoyeeLe), aujourdhui) + 1 : null
  return (
    <>
      {reste < 0 ? 'Réponse due le' : 'Réponse avant le'} <b>{formatDay(new Date(`${echeance}T12:00:00Z`))}</b>
      {jour !== null && jour <= JOURS_GESTION ? `, jour ${jour} sur ${JOURS_GESTION}.` : '.'}
    </>
  )
}

/** Les délais que l’on propose au client, en jours. */
const DELAIS = [8, 15, 30] as const

function Acts({ dossier: d, actes, actions, cle, aujourdhui, moi, onglet, collegues, correctables }: DossierViewProps) {
  const { numero } = d
  if (actes.length === 0) return null
  const deja = d.pieces.filter(({ etat }) => etat === 'demandee' || etat === 'refusee').map(({ libelle }) => libelle)
  return (
    <section aria-labelledby="actes" className="actions mt-3 mb-1 gap-2">
      <h2 id="actes" className="sr-only">
        Ce que vous pouvez faire
      </h2>
      {actes.includes('prendre') ? <TakeForm action={actions.prendre} numero={numero} onglet={onglet} /> : null}
      {actes.includes('demander_pieces') ? (
        <AskForm
          action={actions.demander}
          numero={numero}
          cle={cle}
          objet={d.objet}
          client={d.envoi?.auteur.nom ?? d.auteurNom}
          signature={moi}
          {...phrasesOf(d.demarche)}
          annoncees={announced(d.envoi, deja)}
          deja={deja}
          delais={DELAIS.map((jours) => [jours, addDays(aujourdhui, jours)])}
        />
      ) : null}
      {actes.includes('demander_correction') && !d.correction && correctables.length > 0 ? (
        <AskCorrection action={actions.corriger} numero={numero} cle={cle} client={d.envoi?.auteur.nom ?? d.auteurNom} reponses={correctables} />
      ) : null}
      {actes.includes('repondre') ? (
        <Lien className="button button--small" href={`${routes.gestionOnglet(numero, 'echanges')}#corps`} data-touche="r">
          Répondre{' '}
          <span className={TOUCHE} aria-hidden="true">
            r
          </span>
        </Lien>
      ) : null}
      {actes.includes('transferer') ? (
        <TransferForm
          action={actions.transferer}
          numero={numero}
          collegues={collegues}
          centres={actes.includes('renvoyer') ? Object.entries(CENTRE_NOMS) : []}
          ici={centreDe(d)}
        />
      ) : null}
      {actes.includes('cloturer') ? <CloseForm action={actions.clore} numero={numero} cle={cle} objet={d.objet} signature={moi} /> : null}
      {actes.includes('rouvrir') ? <ReopenForm action={actions.rouvrir} numero={numero} cle={cle} /> : null}
    </section>
  )
}

function Parts({ dossier: d, onglet, actes, actions, cle, modeles }: DossierViewProps) {
  const { numero } = d
  const messages = d.messages.filter(({ cote }) => cote !== 'systeme').length + d.plusAnciens
  const recues = d.pieces.filter(({ etat }) => etat === 'recue').length
  const declaree = d.envoi !== null && d.envoi.etapes.length > 0
  const tab = (un: Onglet, label: string, count?: number) => (
    <Lien href={routes.gestionOnglet(numero, un)} aria-current={onglet === un ? 'page' : undefined}>
      {label}
      {count === undefined ? null : <span className="text-sm/md font-regular text-ink-2 tabular-nums">{count}</span>}
    </Lien>
  )
  return (
    <>
      <nav className={`${ONGLETS} gap-x-5 text-sm/md`} aria-label="Parties de la demande">
        {declaree ? tab('declaration', 'Déclaration') : null}
        {tab('echanges', 'Échanges', messages)}
        <a href="#pieces">
          Pièces
          <span className="text-sm/md font-regular text-ink-2 tabular-nums">
            {d.pieces.length}
            {recues > 0 ? `, dont ${recues} à valider` : ''}
          </span>
        </a>
        {tab('entreprise', 'Entreprise')}
      </nav>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 pt-4">
        {onglet === 'declaration' && d.envoi ? <DeclarationTab dossier={d} envoi={d.envoi} reveler={actions.reveler} /> : null}
        {onglet === 'entreprise' ? <CompanyTab dossier={d} /> : null}
        {onglet === 'echanges' ? <Exchanges dossier={d} cle={cle} repond={actes.includes('repondre')} modeles={modeles} /> : null}
        {onglet === 'echanges' ? <Notes notes={d.notes} action={actions.noter} numero={numero} cle={cle} /> : null}
      </div>
    </>
  )
}

type ExchangesProps = { dossier: Dossier; cle: string; repond: boolean; modeles: DossierViewProps['modeles'] }

const Exchanges = ({ dossier: d, cle, repond, modeles }: ExchangesProps) => (
  <section aria-labelledby="fil">
    <h2 id="fil" className="mb-3">
      Échanges
    </h2>
    {d.messages.length > 0 ? (
      <Thread gestion fil={d} nonLues={0} ici={routes.gestionDemande(d.numero)} />
    ) : (
      <p className="text-ink-2">Aucun message pour l’instant.</p>
    )}
    {repond ? <Templates numero={d.numero} modeles={modeles} /> : null}
    {repond ? (
      <Composer
        key={modeles.choisi}
        action={routes.gestionMessages(d.numero)}
        garde={routes.gestionMessageEnCours(d.numero)}
        cle={cle}
        enCours={startFrom(d.enCours, modeles)}
        label={`Répondre à ${d.auteurNom}`}
        bouton="Envoyer la réponse"
      />
    ) : d.enCours ? (
      <FieldFrame id="garde" label="Votre texte, gardé et non envoyé">
        <textarea className="textarea" id="garde" readOnly value={d.enCours} />
      </FieldFrame>
    ) : null}
  </section>
)
