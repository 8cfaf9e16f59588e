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
