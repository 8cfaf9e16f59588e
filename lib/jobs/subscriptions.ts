import type { TypeNotification } from '@/lib/data/generated/enums'
import type { Db } from '@/lib/data/prisma'
import { dayAt } from '@/lib/ground/date'
import type { DonneesDe, Modele } from '@/lib/mail/catalogue'
import { type Envoi, onDemandeEnvoyee, namePieces, toSuiveurs } from '@/lib/mail/destinataires'
import {
  onAdresseAConfirmer,
  onAdresseChangee,
  onAdresseDemandee,
  onAdresseQuittee,
  onAppareilNouveau,
  onCodeSecoursUtilise,
  onCodesSecours,
  onSecondFacteurActive,
  onSecondFacteurRetire,
  onCompteFerme,
  onConnexionBloquee,
  onInscription,
  onInscriptionConnue,
  onGestionnaire,
  onInvitation,
  onIdentifiantMontre,
  onLienMotDePasse,
  onMotDePasseChange,
  onNetEntreprises,
  onNetEntreprisesDelie,
  onQuestions,
  onQuestionsFermees,
} from '@/lib/mail/destinataires-acces'
import {
  onCertificationFermee,
  onCertificationRouverte,
  onCompteCree,
  onEntrepriseAjoutee,
  onEntrepriseDetachee,
  onEntreprisePartagee,
  onInvitationCompte,
  onInvitationSuivie,
  onSecondFacteurExige,
  onSecondFacteurLibere,
} from '@/lib/mail/destinataires-compte'
import { onAccesRetire, onHabilitationsChangees, onInvitationDeclinee } from '@/lib/mail/destinataires-membre'
import { onBrouillonConfie, onBrouillonExpire, repreneurOf } from '@/lib/mail/destinataires-brouillon'
import { onResume } from '@/lib/mail/destinataires-resume'
import { onCourrierPublie, onDocumentPublie, onFichePubliee, onFicheRappelee, onRetourPublie } from '@/lib/mail/destinataires-publication'
import { listDeclarants, listLecteursCourrier, listLecteursDocument, listLecteursFiche, listRetardsFiche } from '@/lib/notifications/lecteurs'
import { listSuiveurs } from '@/lib/notifications/suiveurs'
import type { Events, EventSuivi } from '@/lib/acts/catalogue'
import { SUITES_DELEGATIONS } from './subscriptions-delegations'

/** Qui a fait l’événement, quand, et à propos de quelle entreprise : ce que les suites en savent en plus de ses données. */
export type Circonstance = { acteurId: string | null; quand: Date; siren: string | null }

/** Un modèle de courriel, et ce qui dit à qui il part et avec quoi : lu par le travail, hors de la requête qui a causé l’événement. */
type Abonnement<D> = { [M in Modele]: { modele: M; envois: (db: Db, donnees: D, circonstance: Circonstance) => Promise<Envoi<M>[]> } }[Modele]
type Prevenir<D> = { type: TypeNotification; destinataires: (db: Db, donnees: D, circonstance: Circonstance) => Promise<string[]> }

/** Ce qui suit un événement : des notifications et des courriels à des personnes. Les webhooks s’ajouteront ici, nulle part ailleurs. */
export type Suite<T extends EventSuivi> = { notifications: Prevenir<Events[T]>[]; courriels: Abonnement<Events[T]>[] }

type DUneDemande = { demandeId: string }
type SansPlus = Extract<Modele, 'demande-prise-en-charge' | 'message-recu' | 'demande-cloturee'>

const auxSuiveurs = <T extends TypeNotification>(type: T): Prevenir<DUneDemande> => ({
  type,
  destinataires: (db, { demandeId }, { acteurId }) => listSuiveurs(db, demandeId, acteurId),
})
/** Prévient qui suit la demande, par une notification et le même courriel à chacun. */
const suivie = <M extends SansPlus>(type: TypeNotification, modele: M) => ({
  notifications: [auxSuiveurs(type)],
  courriels: [
    {
      modele,
      envois: (db: Db, { demandeId }: DUneDemande, { acteurId }: Circonstance) => toSuiveurs<M>(db, demandeId, acteurId, (d) => d as DonneesDe<M>),
    } as Abonnement<DUneDemande>,
  ],
})

/** Ce que cause chaque événement que le catalogue dit suivi : un oublié ne se compile pas. */
export const SUBSCRIPTIONS: { [T in EventSuivi]: Suite<T> } = {
  'connexion.bloquee': {
    notifications: [{ type: 'connexion_bloquee', destinataires: async (_db, d) => [d.utilisateurId] }],
    courriels: [{ modele: 'connexion-bloquee', envois: (db, d, { quand }) => onConnexionBloquee(db, d, quand) }],
  },
  'invitation.envoyee': { notifications: [], courriels: [{ modele: 'invitation', envois: onInvitation }] },
  'invitation.acceptee': { notifications: [], courriels: [{ modele: 'bienvenue-invite', envois: onGestionnaire }] },
  'membre.invite': { notifications: [], courriels: [{ modele: 'invitation-compte', envois: onInvitationCompte }] },
  ...SUITES_DELEGATIONS,
  'invitation.renvoyee': {
    notifications: [],
    courriels: [{ modele: 'invitation-compte', envois: onInvitationCompte }],
  },
  'membre.habilite': { notifications: [], courriels: [{ modele: 'habilitations-changees', envois: onHabilitationsChangees }] },
  'membre.retire': { notifications: [], courriels: [{ modele: 'acces-retire', envois: onAccesRetire }] },
  'invitation.declinee': { notifications: [], courriels: [{ modele: 'invitation-declinee', envois: onInvitationDeclinee }] },
  'membre.ajoute': { notifications: [], courriels: [{ modele: 'bienvenue-invite', envois: onInvitationSuivie }] },
  'inscription.commencee': {
    notifications: [],
    courriels: [
      { modele: 'inscription', envois: onInscription },
      { modele: 'compte-existant', envois: onInscriptionConnue },
    ],
  },
  'compte.cree': {
    notifications: [],
    courriels: [
      { modele: 'bienvenue', envois: onCompteCree },
      { modele: 'entreprise-partagee', envois: onEntreprisePartagee },
    ],
  },
  'entreprise.ajoutee': {
    notifications: [],
    courriels: [
      { modele: 'entreprise-ajoutee', envois: onEntrepriseAjoutee },
      { modele: 'entreprise-partagee', envois: onEntreprisePartagee },
    ],
  },
  'entreprise.detachee': { notifications: [], courriels: [{ modele: 'entreprise-supprimee', envois: onEntrepriseDetachee }] },
  'certification.fermee': { notifications: [], courriels: [{ modele: 'certification-fermee', envois: onCertificationFermee }] },
  'certification.rouverte': { notifications: [], courriels: [{ modele: 'certification-rouverte', envois: onCertificationRouverte }] },
  'questions.fermees': { notifications: [], courriels: [{ modele: 'questions-fermees', envois: onQuestionsFermees }] },
  'motdepasse.demande': { notifications: [], courriels: [{ modele: 'lien-mot-de-passe', envois: onLienMotDePasse }] },
  'motdepasse.change': { notifications: [], courriels: [{ modele: 'mot-de-passe-change', envois: onMotDePasseChange }] },
  'net_entreprises.relie': { notifications: [], courriels: [{ modele: 'net-entreprises-relie', envois: onNetEntreprises }] },
  'net_entreprises.delie': { notifications: [], courriels: [{ modele: 'net-entreprises-delie', envois: onNetEntreprisesDelie }] },
  'identifiant.montre': { notifications: [], courriels: [{ modele: 'identifiant-montre', envois: onIdentifiantMontre }] },
  'questions.choisies': { notifications: [], courriels: [{ modele: 'questions-changees', envois: onQuestions }] },
  'appareil.nouveau': { notifications: [], courriels: [{ modele: 'nouvel-appareil', envois: onAppareilNouveau }] },
  'secondfacteur.active': { notifications: [], courriels: [{ modele: 'second-facteur-active', envois: onSecondFacteurActive }] },
  'secondfacteur.retire': { notifications: [], courriels: [{ modele: 'second-facteur-retire', envois: onSecondFacteurRetire }] },
  'secondfacteur.exige': { notifications: [], courriels: [{ modele: 'second-facteur-exige', envois: onSecondFacteurExige }] },
  'secondfacteur.libere': { notifications: [], courriels: [{ modele: 'second-facteur-libere', envois: onSecondFacteurLibere }] },
  'secours.renouveles': { notifications: [], courriels: [{ modele: 'codes-secours', envois: onCodesSecours }] },
  'secours.utilise': { notifications: [], courriels: [{ modele: 'code-secours-utilise', envois: onCodeSecoursUtilise }] },
  'compte.ferme': { notifications: [], courriels: [{ modele: 'compte-ferme', envois: onCompteFerme }] },
  'adresse.demandee': {
    notifications: [],
    courriels: [
      { modele: 'adresse-a-confirmer', envois: onAdresseAConfirmer },
      { modele: 'adresse-demandee', envois: onAdresseDemandee },
    ],
  },
  'adresse.changee': {
    notifications: [],
    courriels: [
      { modele: 'adresse-changee', envois: onAdresseChangee },
      { modele: 'adresse-quittee', envois: onAdresseQuittee },
    ],
  },
  'questions.remises': { notifications: [{ type: 'questions_secretes', destinataires: async (_db, d) => [d.utilisateurId] }], courriels: [] },
  'demande.prise_en_charge': suivie('statut', 'demande-prise-en-charge'),
  'demande.message_gestion': suivie('message', 'message-recu'),
  'demande.pieces_demandees': {
    notifications: [auxSuiveurs('piece_demandee')],
    courriels: [
      {
        modele: 'pieces-demandees',
        envois: async (db, { demandeId, pieces, echeance }, { acteurId }) => {
          const nommees = await namePieces(db, pieces)
          return toSuiveurs<'pieces-demandees'>(db, demandeId, acteurId, (d) => ({
            ...d,
            pieces: nommees,
            echeance: dayAt(echeance),
          }))
        },
      },
    ],
  },
  'demande.correction_demandee': {
    notifications: [auxSuiveurs('correction_demandee')],
    courriels: [
      {
        modele: 'correction-demandee',
        envois: (db, { demandeId, champs, echeance }, { acteurId }) =>
          toSuiveurs<'correction-demandee'>(db, demandeId, acteurId, (d) => ({
            ...d,
            reponses: champs.length,
            echeance: dayAt(echeance),
          })),
      },
    ],
  },
  'demande.enregistree': { notifications: [auxSuiveurs('enregistree')], courriels: [] },
  'demande.cloturee': suivie('statut', 'demande-cloturee'),
  // Un client qui rouvre sa demande le sait : seule la gestion prévient.
  'demande.rouverte': {
    notifications: [{ type: 'statut', destinataires: async (db, d, c) => (d.par === 'client' ? [] : listSuiveurs(db, d.demandeId, c.acteurId)) }],
    courriels: [
      {
        modele: 'demande-rouverte',
        envois: async (db, d, c) => (d.par === 'client' ? [] : toSuiveurs<'demande-rouverte'>(db, d.demandeId, c.acteurId, (suivie) => suivie)),
      },
    ],
  },
  'piece.refusee': {
    notifications: [auxSuiveurs('piece_demandee')],
    courriels: [
      {
        modele: 'piece-refusee',
        envois: async (db, { demandeId, pieceId }, { acteurId }) => {
          const [piece = null] = await namePieces(db, [pieceId])
          return toSuiveurs<'piece-refusee'>(db, demandeId, acteurId, (d) => ({ ...d, piece }))
        },
      },
    ],
  },
  'courrier.publie': {
    notifications: [{ type: 'courrier', destinataires: (db, { courrierId }) => listLecteursCourrier(db, courrierId) }],
    courriels: [{ modele: 'courrier-disponible', envois: onCourrierPublie }],
  },
  'document.publie': {
    notifications: [
      { type: 'document', destinataires: async (db, { documentId }) => (await listLecteursDocument(db, documentId)).map(({ id }) => id) },
    ],
    courriels: [{ modele: 'document-disponible', envois: onDocumentPublie }],
  },
  'fiche.publiee': {
    notifications: [{ type: 'fiche_dsn', destinataires: (db, { ficheDsnId }) => listLecteursFiche(db, ficheDsnId) }],
    courriels: [{ modele: 'fiche-dsn-publiee', envois: onFichePubliee }],
  },
  'fiche.rappelee': {
    notifications: [{ type: 'fiche_dsn', destinataires: (db, { ficheDsnId }) => listRetardsFiche(db, ficheDsnId) }],
    courriels: [{ modele: 'fiche-dsn-rappelee', envois: onFicheRappelee }],
  },
  'retour.publie': {
    notifications: [{ type: 'retour_dsn', destinataires: (db, { retourDsnId }) => listDeclarants(db, retourDsnId) }],
    courriels: [{ modele: 'retour-dsn-publie', envois: onRetourPublie }],
  },
  'brouillon.confie': {
    notifications: [{ type: 'brouillon_confie', destinataires: async (_db, d, { acteurId }) => repreneurOf(d, acteurId) }],
    courriels: [{ modele: 'brouillon-confie', envois: onBrouillonConfie }],
  },
  'brouillon.expire_bientot': { notifications: [], courriels: [{ modele: 'brouillon-expire', envois: onBrouillonExpire }] },
  'avis.resume': { notifications: [], courriels: [{ modele: 'resume-du-jour', envois: onResume }] },
  'demande.envoyee': { notifications: [], courriels: [{ modele: 'demande-envoyee', envois: onDemandeEnvoyee }] },
}
