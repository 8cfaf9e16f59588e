import { Composer } from '@/components/demandes/composer'
import { SuiteNotice } from '@/components/demandes/suite-notice'
import { Thread } from '@/components/demandes/thread'
import { AskForm, CloseForm, JudgeForms, ReopenForm, TakeForm } from '@/components/gestion/acts'
import { FileLinks } from '@/components/pieces/file-links'
import { type Cote, QueueSide } from '@/components/gestion/queue-side'
import { Crumbs } from '@/components/ui/crumbs'
import { Answers } from '@/components/demarches/answers'
import { answersOf } from '@/lib/demandes/envoi/answers'
import { Facts } from '@/components/ui/facts'
import { FieldFrame } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Status } from '@/components/ui/status'
import { Univers } from '@/components/ui/univers'
import { PIECE_ETATS, STATUT_NOMS } from '@/lib/copy/demande'
import { sayEtat } from '@/lib/copy/fil'
import { auteurNom, ETAT_NOMS, ISSUE_NOMS } from '@/lib/demandes/noms'
import { PHRASES } from '@/lib/demandes/gestion/phrases'
import type { Dossier } from '@/lib/demandes/gestion/queries'
import type { ActeGestion } from '@/lib/demandes/transitions'
import { formatDate, formatDay, formatTime } from '@/lib/ground/date'
import { formatSiren } from '@/lib/ground/number'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type DossierViewProps = {
  dossier: Dossier
  cote: Cote
  /** Les actes que cette personne peut faire maintenant. */
  actes: readonly ActeGestion[]
  actions: Record<'prendre' | 'demander' | 'juger' | 'clore' | 'rouvrir', FormAction>
  cle: string
  echeance: string
  suite: { bon: boolean; phrase: string } | null
  aSoi: boolean
}

/** Un dossier du côté de la gestion : ce qu’il permet, les pièces, le fil, ce qui a été déclaré, l’employeur. */
export function DossierView({ dossier: d, cote, actes, actions, cle, echeance, suite, aSoi }: DossierViewProps) {
  const { numero } = d
  return (
    <div className="desk__grid">
      <div className="case">
        <Crumbs items={[{ href: routes.gestion(), label: 'Bannette' }]} />
        <div className="case__head">
          <p className="small muted">
            <span className="num">{numero}</span>
            {d.envoyeeLe ? `, reçue le ${formatDay(d.envoyeeLe)}` : ''}. <Icon name="eye" /> Votre lecture est tracée.
          </p>
          <h1>{d.objet}</h1>
          <p className="statusline">
            <Status statut={d.statut} vue="gestion" />
            <span>
              {d.etat === 'brouillon' ? '' : ETAT_NOMS[d.etat].un} depuis le {formatDay(d.etatLe)} à {formatTime(d.etatLe)}.{' '}
              {d.gestionnaireNom ? (aSoi ? 'Vous la suivez.' : `Suivie par ${d.gestionnaireNom}.`) : 'Personne ne la suit.'}{' '}
              {d.issue ? `Issue : ${ISSUE_NOMS[d.issue]}.` : ''} {d.rouvertures > 0 ? `Rouverte ${d.rouvertures} fois.` : ''}
            </span>
          </p>
          {d.etats.length > 0 ? <Etats etats={d.etats} /> : null}
        </div>
        <Acts dossier={d} actes={actes} actions={actions} cle={cle} echeance={echeance} />
        <SuiteNotice suite={suite} />
        <div className="case__body">
          {d.pieces.length > 0 ? <Pieces dossier={d} juger={actes.includes('valider_piece') ? actions.juger : null} /> : null}
          <section aria-labelledby="fil">
            <h2 id="fil" className="section-head">
              Échanges
            </h2>
            {d.messages.length > 0 ? (
              <Thread fil={d} nonLues={0} ici={routes.gestionDemande(numero)} />
            ) : (
              <p className="muted">Aucun message pour l’instant.</p>
            )}
            {actes.includes('repondre') ? (
              <Composer
                action={routes.gestionMessages(numero)}
                garde={routes.gestionMessageEnCours(numero)}
                cle={cle}
                enCours={d.enCours}
                label={`Répondre à ${d.auteurNom}`}
                bouton="Envoyer la réponse"
              />
            ) : d.enCours ? (
              <FieldFrame id="garde" label="Votre texte, gardé et non envoyé">
                <textarea className="textarea" id="garde" readOnly value={d.enCours} />
              </FieldFrame>
            ) : null}
          </section>
        </div>
      </div>
      <Employer dossier={d} />
      <QueueSide cote={cote} ici={numero} />
    </div>
  )
}

/** Ce qu’a été une demande rouverte : rien n’en est effacé. */
const Etats = ({ etats }: { etats: Dossier['etats'] }) => (
  <details>
    <summary>Ses états depuis l’envoi</summary>
    <ul className="bullets">
      {etats.map((etat) => (
        <li key={`${etat.type} ${etat.le.toISOString()}`}>
          {sayEtat(etat)} {etat.acteurNom}, le {formatDay(etat.le)} à {formatTime(etat.le)}.
        </li>
      ))}
    </ul>
  </details>
)

function Acts({ dossier: { numero }, actes, actions, cle, echeance }: Pick<DossierViewProps, 'dossier' | 'actes' | 'actions' | 'cle' | 'echeance'>) {
  if (actes.length === 0) return null
  return (
    <section aria-labelledby="actes" className="actions case__actions">
      <h2 id="actes" className="sr">
        Ce que vous pouvez faire
      </h2>
      {actes.includes('prendre') ? <TakeForm action={actions.prendre} numero={numero} /> : null}
      {actes.includes('demander_pieces') ? (
        <AskForm action={actions.demander} numero={numero} cle={cle} phrases={PHRASES} echeance={echeance} />
      ) : null}
      {actes.includes('cloturer') ? <CloseForm action={actions.clore} numero={numero} cle={cle} /> : null}
      {actes.includes('rouvrir') ? <ReopenForm action={actions.rouvrir} numero={numero} cle={cle} /> : null}
    </section>
  )
}

const Pieces = ({ dossier: { numero, pieces }, juger }: { dossier: Dossier; juger: FormAction | null }) => (
  <section className="sheet" aria-labelledby="pieces">
    <div className="sheet__head">
      <h2 id="pieces">Pièces</h2>
    </div>
    <ul>
      {pieces.map((piece) => (
        <li key={piece.id} className="piece">
          <span className="stop" aria-hidden="true" />
          <div>
            <h3>
              {piece.libelle} <span className="tag">{PIECE_ETATS[piece.etat].mot}</span>
            </h3>
            {piece.motif ? <p>«&nbsp;{piece.motif}&nbsp;»</p> : null}
            <FileLinks fichiers={[piece]} />
            {piece.recueLe ? (
              <p>
                Reçue le {formatDay(piece.recueLe)}
                {piece.deposeeParNom ? `, déposée par ${piece.deposeeParNom}` : ''}.
              </p>
            ) : piece.echeanceLe ? (
              <p>Attendue du client avant le {formatDay(piece.echeanceLe)}.</p>
            ) : null}
            {juger && piece.etat === 'recue' ? <JudgeForms action={juger} numero={numero} piece={piece.id} libelle={piece.libelle} /> : null}
          </div>
        </li>
      ))}
    </ul>
  </section>
)

const Employer = ({ dossier: d }: { dossier: Dossier }) => (
  <aside className="context" aria-label="L’employeur et sa déclaration">
    <section aria-labelledby="employeur">
      <h2 id="employeur">L’employeur</h2>
      <Facts
        tight
        facts={[
          { label: 'Entreprise', value: `${d.entreprise.raisonSociale}, ${d.entreprise.ville}` },
          { label: 'SIREN', value: <span className="num">{formatSiren(d.siren)}</span> },
          { label: 'Univers', value: <Univers code={d.univers} /> },
          { label: auteurNom(d.canal), value: d.envoi?.auteur.nom ?? d.auteurNom },
          ...d.contrats.map((c) => ({
            label: c.reference,
            value: c.finLe ? `${c.libelle}, jusqu’au ${formatDate(c.finLe)}` : c.libelle,
          })),
        ]}
      />
    </section>
    {d.envoi && d.envoi.etapes.length > 0 ? (
      <section aria-labelledby="declare">
        <h2 id="declare">Ce qui a été déclaré</h2>
        {d.envoi.etapes.map(({ slug, titre, lignes }) => (
          <details key={slug}>
            <summary>{titre}</summary>
            <Answers lignes={answersOf(lignes)} />
          </details>
        ))}
      </section>
    ) : null}
    {d.autres.lignes.length > 0 ? (
      <section aria-labelledby="autres">
        <h2 id="autres">Ses autres demandes</h2>
        <ul className="bullets">
          {d.autres.lignes.map((autre) => (
            <li key={autre.numero}>
              <Lien href={routes.gestionDemande(autre.numero ?? '')}>{autre.objet}</Lien>, {STATUT_NOMS[autre.statut].toLocaleLowerCase('fr')}
            </li>
          ))}
        </ul>
        {d.autres.encore ? (
          <p>
            <Lien href={`${routes.gestion()}?q=${d.siren}`}>Voir toutes ses demandes</Lien>
          </p>
        ) : null}
      </section>
    ) : null}
  </aside>
)
