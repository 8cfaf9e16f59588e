import type { Contenu } from './contenu'
import { bienvenue, certificationFermee, compteExistant, entreprisePartagee, inscription, questionsChangees } from './modeles/compte'
import { identifiantMontre, lienMotDePasse, motDePasseChange, netEntreprisesRelie, questionsFermees } from './modeles/acces'
import { connexionBloquee } from './modeles/connexion-bloquee'
import { demandeEnvoyee } from './modeles/demande-envoyee'
import { invitation } from './modeles/invitation'
import { demandeCloturee, demandePriseEnCharge, demandeRouverte, messageRecu, pieceRefusee, piecesDemandees } from './modeles/demande-suivie'

/** Les courriels du portail, un modèle par acte. Un modèle n’existe que s’il est ici. */
export const MODELES = {
  'demande-envoyee': demandeEnvoyee,
  'demande-prise-en-charge': demandePriseEnCharge,
  'message-recu': messageRecu,
  'pieces-demandees': piecesDemandees,
  'piece-refusee': pieceRefusee,
  'demande-cloturee': demandeCloturee,
  'demande-rouverte': demandeRouverte,
  'connexion-bloquee': connexionBloquee,
  invitation,
  inscription,
  'compte-existant': compteExistant,
  bienvenue,
  'entreprise-partagee': entreprisePartagee,
  'certification-fermee': certificationFermee,
  'questions-changees': questionsChangees,
  'questions-fermees': questionsFermees,
  'lien-mot-de-passe': lienMotDePasse,
  'mot-de-passe-change': motDePasseChange,
  'identifiant-montre': identifiantMontre,
  'net-entreprises-relie': netEntreprisesRelie,
} as const satisfies Record<string, (donnees: never) => Contenu>

export type Modele = keyof typeof MODELES

/** Ce qu’il faut donner à chaque modèle. */
export type DonneesDe<M extends Modele> = Parameters<(typeof MODELES)[M]>[0]
