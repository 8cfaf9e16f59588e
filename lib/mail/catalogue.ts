import type { NatureAvis } from '@/lib/data/generated/enums'
import type { Contenu } from './contenu'
import {
  bienvenue,
  certificationFermee,
  certificationRouverte,
  compteExistant,
  entrepriseAjoutee,
  entreprisePartagee,
  entrepriseSupprimee,
  inscription,
  questionsChangees,
} from './modeles/compte'
import { identifiantMontre, lienMotDePasse, motDePasseChange, netEntreprisesDelie, netEntreprisesRelie, questionsFermees } from './modeles/acces'
import { connexionBloquee } from './modeles/connexion-bloquee'
import { brouillonConfie, brouillonExpire } from './modeles/brouillon'
import { resumeDuJour } from './modeles/resume'
import { demandeEnvoyee } from './modeles/demande-envoyee'
import { bienvenueInvite, invitation, invitationCabinet, invitationCompte } from './modeles/invitation'
import { accesRetire, habilitationsChangees, invitationDeclinee } from './modeles/membre'
import { courrierDisponible, documentDisponible, ficheDsnPubliee, ficheDsnRappelee, retourDsnPublie } from './modeles/publication'
import { adresseAConfirmer, adresseChangee, adresseDemandee, adresseQuittee } from './modeles/adresse'
import {
  collegueModifie,
  collegueRetire,
  delegationAAccepter,
  delegationAcceptee,
  delegationAnnulee,
  delegationCorrection,
  delegationExpiree,
  delegationModifiee,
  delegationRappel,
  delegationRefusee,
  delegationRenoncee,
  delegationRevoquee,
  invitationCollegue,
} from './modeles/delegation'
import {
  codeSecoursUtilise,
  codesSecours,
  compteFerme,
  nouvelAppareil,
  secondFacteurActive,
  secondFacteurExige,
  secondFacteurLibere,
  secondFacteurRetire,
} from './modeles/profil'
import {
  correctionDemandee,
  demandeCloturee,
  demandePriseEnCharge,
  demandeRouverte,
  messageRecu,
  pieceRefusee,
  piecesDemandees,
} from './modeles/demande-suivie'

/** Les courriels du portail, un modèle par acte. Un modèle n’existe que s’il est ici. */
export const MODELES = {
  'demande-envoyee': demandeEnvoyee,
  'demande-prise-en-charge': demandePriseEnCharge,
  'message-recu': messageRecu,
  'pieces-demandees': piecesDemandees,
  'piece-refusee': pieceRefusee,
  'correction-demandee': correctionDemandee,
  'demande-cloturee': demandeCloturee,
  'demande-rouverte': demandeRouverte,
  'resume-du-jour': resumeDuJour,
  'brouillon-confie': brouillonConfie,
  'brouillon-expire': brouillonExpire,
  'courrier-disponible': courrierDisponible,
  'document-disponible': documentDisponible,
  'fiche-dsn-publiee': ficheDsnPubliee,
  'retour-dsn-publie': retourDsnPublie,
  'fiche-dsn-rappelee': ficheDsnRappelee,
  'connexion-bloquee': connexionBloquee,
  invitation,
  'invitation-compte': invitationCompte,
  'invitation-cabinet': invitationCabinet,
  'bienvenue-invite': bienvenueInvite,
  'habilitations-changees': habilitationsChangees,
  'acces-retire': accesRetire,
  'invitation-declinee': invitationDeclinee,
  'invitation-collegue': invitationCollegue,
  'collegue-modifie': collegueModifie,
  'collegue-retire': collegueRetire,
  'delegation-a-accepter': delegationAAccepter,
  'delegation-rappel': delegationRappel,
  'delegation-acceptee': delegationAcceptee,
  'delegation-refusee': delegationRefusee,
  'delegation-correction': delegationCorrection,
  'delegation-modifiee': delegationModifiee,
  'delegation-annulee': delegationAnnulee,
  'delegation-revoquee': delegationRevoquee,
  'delegation-renoncee': delegationRenoncee,
  'delegation-expiree': delegationExpiree,
  inscription,
  'compte-existant': compteExistant,
  bienvenue,
  'entreprise-partagee': entreprisePartagee,
  'entreprise-ajoutee': entrepriseAjoutee,
  'entreprise-supprimee': entrepriseSupprimee,
  'certification-fermee': certificationFermee,
  'certification-rouverte': certificationRouverte,
  'questions-changees': questionsChangees,
  'questions-fermees': questionsFermees,
  'compte-ferme': compteFerme,
  'adresse-a-confirmer': adresseAConfirmer,
  'adresse-demandee': adresseDemandee,
  'adresse-changee': adresseChangee,
  'adresse-quittee': adresseQuittee,
  'nouvel-appareil': nouvelAppareil,
  'second-facteur-active': secondFacteurActive,
  'second-facteur-retire': secondFacteurRetire,
  'second-facteur-exige': secondFacteurExige,
  'second-facteur-libere': secondFacteurLibere,
  'codes-secours': codesSecours,
  'code-secours-utilise': codeSecoursUtilise,
  'lien-mot-de-passe': lienMotDePasse,
  'mot-de-passe-change': motDePasseChange,
  'identifiant-montre': identifiantMontre,
  'net-entreprises-relie': netEntreprisesRelie,
  'net-entreprises-delie': netEntreprisesDelie,
} as const satisfies Record<string, (donnees: never) => Contenu>

export type Modele = keyof typeof MODELES

/** Ce qu’il faut donner à chaque modèle. */
export type DonneesDe<M extends Modele> = Parameters<(typeof MODELES)[M]>[0]

/**
 * De quelle nature est chaque modèle : son destinataire la règle. `null` : sécurité, accès, droits changés, qui partent toujours. `resume` : le résumé, qui
 * part à qui en a voulu un.
 */
const NATURES = {
  'demande-envoyee': 'demandes',
  'demande-prise-en-charge': 'demandes',
  'message-recu': 'demandes',
  'pieces-demandees': 'demandes',
  'piece-refusee': 'demandes',
  'correction-demandee': 'demandes',
  'demande-cloturee': 'demandes',
  'demande-rouverte': 'demandes',
  'resume-du-jour': 'resume',
  'brouillon-confie': 'delegations',
  'brouillon-expire': 'demandes',
  'courrier-disponible': 'courriers',
  'document-disponible': 'courriers',
  'fiche-dsn-publiee': 'dsn',
  'retour-dsn-publie': 'dsn',
  'fiche-dsn-rappelee': 'dsn',
  'connexion-bloquee': null,
  invitation: null,
  'invitation-compte': null,
  'invitation-cabinet': null,
  'bienvenue-invite': null,
  'habilitations-changees': null,
  'acces-retire': null,
  'invitation-declinee': null,
  'invitation-collegue': null,
  'collegue-modifie': null,
  'collegue-retire': null,
  'delegation-a-accepter': 'delegations',
  'delegation-rappel': 'delegations',
  'delegation-acceptee': 'delegations',
  'delegation-refusee': 'delegations',
  'delegation-correction': 'delegations',
  'delegation-modifiee': null,
  'delegation-annulee': 'delegations',
  'delegation-revoquee': null,
  'delegation-renoncee': 'delegations',
  'delegation-expiree': 'delegations',
  inscription: null,
  'compte-existant': null,
  bienvenue: null,
  'entreprise-partagee': null,
  'entreprise-ajoutee': null,
  'entreprise-supprimee': null,
  'certification-fermee': null,
  'certification-rouverte': null,
  'questions-changees': null,
  'questions-fermees': null,
  'compte-ferme': null,
  'adresse-a-confirmer': null,
  'adresse-demandee': null,
  'adresse-changee': null,
  'adresse-quittee': null,
  'nouvel-appareil': null,
  'second-facteur-active': null,
  'second-facteur-retire': null,
  'second-facteur-exige': null,
  'second-facteur-libere': null,
  'codes-secours': null,
  'code-secours-utilise': null,
  'lien-mot-de-passe': null,
  'mot-de-passe-change': null,
  'identifiant-montre': null,
  'net-entreprises-relie': null,
  'net-entreprises-delie': null,
} as const satisfies Record<Modele, NatureAvis | 'resume' | null>

/** La nature que règle le destinataire de ce modèle ; `null` quand il part toujours, ou qu’il est le résumé lui-même. */
export function natureOf(modele: Modele): NatureAvis | null {
  const nature = NATURES[modele]
  return nature === 'resume' ? null : nature
}

/** Vrai quand son destinataire a choisi de le recevoir, et peut ne plus le vouloir. */
export const isReglable = (modele: Modele): boolean => NATURES[modele] !== null
