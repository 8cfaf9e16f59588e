import type { EnvoiAvis, NatureAvis } from '@/lib/data/generated/enums'
import { type EventsDelegations, SUIVI_DELEGATIONS } from './catalogue-delegations'

/**
 * Ce qui peut arriver, avec ce que chaque événement porte. Un type d’événement n’existe que s’il est ici.
 * Aucune donnée personnelle sensible : des identifiants et des codes.
 */
export interface Events extends EventsDelegations {
  'session.ouverte': { espace: 'client' | 'gestion' }
  /** `nombre` : combien, quand la personne les ferme de son profil. */
  'session.fermee': { motif: 'deconnexion' | 'remplacee' } | { motif: 'profil'; nombre: number }
  'appareil.nouveau': { utilisateurId: string; sessionId: string }
  'secondfacteur.active': { utilisateurId: string }
  'secondfacteur.retire': { utilisateurId: string }
  /** Un compte demande un second facteur à ses membres, ou cesse : `utilisateurId`, qui l’a réglé. */
  'secondfacteur.exige': { utilisateurId: string; compteId: string }
  'secondfacteur.libere': { utilisateurId: string; compteId: string }
  'secours.renouveles': { utilisateurId: string }
  'secours.utilise': { utilisateurId: string; restants: number }
  /** `motif` : la personne elle-même, ou sa demande reçue par l’exploitation. */
  'compte.ferme': { utilisateurId: string; motif: 'personne' | 'demande' }
  'personne.effacee': { utilisateurId: string }
  'adresse.demandee': { utilisateurId: string; changementId: string }
  'adresse.renoncee': { utilisateurId: string }
  'adresse.changee': { utilisateurId: string; changementId: string }
  'adresse.retablie': { utilisateurId: string; changementId: string }
  /** `jetonId` : le lien qui la débloque. Absent d’avant. */
  'connexion.bloquee': { utilisateurId: string; echecs: number; jetonId?: string }
  'connexion.debloquee': { utilisateurId: string; appareil: boolean }
  /** `adresse` et `ip` : des empreintes à clé. `suite` : les `nombre` refus de même sorte qui ont suivi dans la minute. */
  'connexion.refusee': { adresse: string; ip: string; espace: 'client' | 'gestion'; nombre: number; suite: boolean }
  'acces.refuse': { porte: Porte; genre: GenreRefus; droit: string | null; nombre: number; suite: boolean }
  /** Ce qui dépasse la part d’une minute : le nombre seul. */
  'refus.en_nombre': { sorte: 'acces' | 'connexion' | 'invitation'; nombre: number }
  'invitation.envoyee': { utilisateurId: string; jetonId: string }
  'invitation.acceptee': { utilisateurId: string }
  'membre.invite': { invitationId: string }
  'invitation.renvoyee': { invitationId: string }
  'invitation.annulee': { invitationId: string }
  /** `champs` : ce que le compte dit autrement de la personne, jamais ce que c’est devenu. */
  'membre.modifie': { membreId: string; utilisateurId: string; champs: string[] }
  /** `donnes`, `retires` : les SIREN que le changement de rôle ou d’habilitations donne et retire. */
  'membre.habilite': {
    membreId: string
    utilisateurId: string
    avant: { role: 'administrateur' | 'collaborateur'; portee: 'portefeuille' | 'manuelle' }
    apres: { role: 'administrateur' | 'collaborateur'; portee: 'portefeuille' | 'manuelle' }
    donnes: string[]
    retires: string[]
  }
  /** `confies` : combien de brouillons, et au membre `confieA`. */
  'membre.retire': { membreId: string; utilisateurId: string; confies: number; confieA?: string }
  'invitation.corrigee': { invitationId: string; champs: string[] }
  /** Son lien a été montré à un administrateur, pour être donné autrement que par courriel. */
  'invitation.lien_montre': { invitationId: string }
  'invitation.declinee': { invitationId: string }
  'membre.ajoute': { invitationId: string; membreId: string; utilisateurId: string }
  /** `lien` et `ip` : des empreintes à clé. `suite` : les `nombre` refus de même sorte qui ont suivi dans la minute. */
  'invitation.refusee': { lien: string; ip: string; raison: RaisonInvitation; nombre: number; suite: boolean }
  'inscription.commencee': { inscriptionId: string }
  'inscription.prouvee': { utilisateurId: string }
  /** Une identité de Net-entreprises ouvre désormais le compte de cette personne. */
  'net_entreprises.relie': { utilisateurId: string }
  /** Net-entreprises n’ouvre plus son compte. `nombre` : combien d’identités s’en défont. */
  'net_entreprises.delie': { utilisateurId: string; nombre: number }
  /** Un compte neuf, et l’entreprise qu’il certifie (celle du contexte). */
  'compte.cree': { utilisateurId: string; voie: 'numero_entreprise' | 'net_entreprises' }
  /** Un administrateur voit comme un membre du compte ou comme un expert-comptable : l’identifiant du titre, son nom. Puis chaque page qu’il en ouvre. */
  'regard.ouvert': { voie: 'membre' | 'delegation'; vise: string; nom: string }
  'regard.page': { voie: 'membre' | 'delegation'; vise: string; nom: string; adresse: string }
  /** Une entreprise de plus dans un compte, ou de moins : celle du contexte. */
  'entreprise.ajoutee': { utilisateurId: string; compteId: string; voie: 'numero_entreprise' }
  'entreprise.detachee': { utilisateurId: string; compteId: string; brouillons: number }
  /** Ce que l’annuaire public dit d’une entreprise du compte a changé : fermée (depuis ce jour civil) ou de nouveau en activité. */
  'entreprise.etat_lu': { fermee: boolean; depuis: string | null }
  'certification.fermee': { siren: string }
  'certification.reouverture_demandee': { utilisateurId: string; reouvertureId: string }
  'certification.rouverte': { utilisateurId: string; reouvertureId: string }
  'questions.choisies': { utilisateurId: string }
  'questions.fermees': { utilisateurId: string }
  'motdepasse.demande': { utilisateurId: string; jetonId: string }
  'motdepasse.change': { utilisateurId: string; voie: 'lien' | 'questions' | 'profil' }
  'identifiant.montre': { utilisateurId: string }
  'questions.remises': { utilisateurId: string }
  /** `entree` : la présentation, ou une nouveauté par son nom. */
  'presentation.vue': { entree: string }
  /** Une réponse de l’aide jugée, par personne que l’on sache. */
  'aide.jugee': { entree: string; utile: boolean }
  /** `champs` : les noms de ce qui a changé, jamais ce que c’est devenu. */
  'profil.modifie': { utilisateurId: string; champs: string[] }
  /** Ce qu’une commande d’exploitation a créé ou changé : des nombres. */
  'import.fait': { entreprises: number; etablissements: number; contrats: number }
  /** L’adresse secrète des échéances d’une entreprise, pour l’agenda d’une personne : son identifiant, jamais elle. */
  'agenda.ouvert': { agendaId: string }
  'agenda.revoque': { agendaId: string }
  /** Quand part le courriel de chaque nature, puis ce qu’une entreprise (celle du contexte) ne donne plus, pour qui le règle. */
  'avis.regles': Record<NatureAvis, EnvoiAvis>
  'avis.sourdine': { sourdine: 'rien' | 'courriels' | 'tout' }
  /** Le résumé d’un jour civil est à écrire à cette personne. */
  'avis.resume': { utilisateurId: string; jour: string }
  /** La vérification de la nuit : combien d’adresses d’autres sites répondent, combien non. */
  'liens.verifies': { repondent: number; enDefaut: number }
  'brouillon.commence': { demandeId: string; demarche: string }
  'brouillon.enregistre': { demandeId: string; etape: string }
  'brouillon.supprime': { demandeId: string; demarche: string }
  /** Passé à un collègue, le membre `membreId`. `depart` : parce que son auteur quitte le compte. Absents d’avant : un départ. */
  'brouillon.confie': { demandeId: string; demarche: string; membreId: string; utilisateurId?: string; depart?: boolean }
  /** À la corbeille : une personne l’y a mis, ou nul ne l’a touché à temps. */
  'brouillon.jete': { demandeId: string; demarche: string; par: 'personne' | 'echeance' }
  'brouillon.restaure': { demandeId: string; demarche: string }
  /** Il ne sera plus gardé après `jour`, jour civil. */
  'brouillon.expire_bientot': { demandeId: string; demarche: string; jour: string }
  'piece.recue': { demandeId: string; pieceId: string; champ: string; taille: number }
  'piece.retiree': { demandeId: string; pieceId: string; champ: string }
  'demande.envoyee': { demandeId: string; numero: string }
  /** Reçue autrement que par le portail ; `recueLe` : jour civil. */
  'demande.enregistree': { demandeId: string; numero: string; canal: 'papier' | 'telephone'; recueLe: string }
  'demande.annulee': { demandeId: string }
  'demande.prise_en_charge': { demandeId: string }
  'demande.message_client': { demandeId: string; messageId: string; pieces: number }
  'demande.message_gestion': { demandeId: string; messageId: string; pieces: number }
  'demande.pieces_demandees': { demandeId: string; messageId: string; pieces: string[]; echeance: string }
  /** Des réponses de son dernier envoi sont à corriger : lesquelles, jamais ce qu’elles disent. Puis la gestion y renonce, ou un envoi de plus les corrige. */
  'demande.correction_demandee': { demandeId: string; messageId: string; correctionId: string; champs: string[]; echeance: string }
  'demande.correction_annulee': { demandeId: string; correctionId: string }
  'demande.corrigee': { demandeId: string; correctionId: string; rang: number; champs: string[] }
  /** `par` : ce qui la complète, la dernière pièce, un message, une correction, ou la gestion qui y renonce. Absent d’avant : la dernière pièce. */
  'demande.completee': { demandeId: string; par: 'pieces' | 'message' | 'correction' | 'annulation' }
  'demande.cloturee': { demandeId: string; messageId: string; issue: 'acceptee' | 'refusee' | 'sans_suite' | 'transferee' }
  'demande.rouverte': { demandeId: string; messageId: string; par: 'client' | 'gestion' }
  'demande.consultee': { demandeId: string }
  /** Confiée à un collègue de la gestion, `nom`. */
  'demande.transferee': { demandeId: string; gestionnaireId: string; nom: string }
  /** Transmise à un centre, où elle est à prendre. */
  'demande.renvoyee': { demandeId: string; centre: string }
  /** Une note interne : qu’il y en a une, jamais ce qu’elle dit. */
  'demande.notee': { demandeId: string; noteId: string }
  'piece.fournie': { demandeId: string; pieceId: string; taille: number }
  'piece.validee': { demandeId: string; pieceId: string }
  'piece.refusee': { demandeId: string; pieceId: string }
  'piece.consultee': { demandeId: string; pieceId: string }
  /** L’antivirus a reconnu un programme malveillant dans un fichier déjà reçu : il ne s’ouvre plus. */
  'piece.ecartee': { demandeId: string; pieceId: string }
  /** Une valeur scellée de cet envoi, montrée en clair à la gestion : laquelle, jamais ce qu’elle est. */
  'valeur.revelee': { demandeId: string; envoiId: string; champ: string }
  /** Publié par la gestion à une entreprise (celle du contexte), puis ouvert la première fois. */
  'courrier.publie': { courrierId: string; numero: string }
  'courrier.ouvert': { courrierId: string }
  /** `entreprises` : à combien il est adressé ; une seule est celle du contexte. */
  'document.publie': { documentId: string; entreprises: number }
  'document.ouvert': { documentId: string }
  /** Publiée par la gestion à une entreprise (celle du contexte) ; puis un de ses changements, paramétré en paie, ou repris ; puis rappelée. */
  'fiche.publiee': { ficheDsnId: string; version: number }
  'fiche.parametree': { ficheDsnId: string; rang: number }
  'fiche.reprise': { ficheDsnId: string; rang: number }
  'fiche.rappelee': { ficheDsnId: string; avant: string }
  /** Publié par la gestion : combien d’anomalies il montre, combien il en ferme. Puis une cause notée corrigée dans la DSN d’un mois, ou reprise. */
  'retour.publie': { retourDsnId: string; codeRetour: number; anomalies: number; fermees: number }
  'anomalie.corrigee': { anomalies: number; mois: string }
  'anomalie.reprise': { anomalies: number }
  'modele.publie': { modeleId: string; version: number }
  'modele.retire': { modeleId: string }
  /** L’antivirus a reconnu un programme malveillant dans un PDF déjà publié, un courrier, un document ou un modèle : il ne s’ouvre plus. */
  'publication.ecartee': { genre: 'courrier' | 'document' | 'modele'; id: string }
  'courriel.relance': { courrielId: string }
  'travail.relance': { file: string; travailId: string }
}

/** Par quelle porte une demande refusée est venue. */
export type Porte = 'page' | 'action' | 'route' | 'envoi' | 'fichier' | 'flux'

/** Pourquoi elle l’est : l’objet n’est pas à la personne, l’acte ne lui est pas permis, ou elle va trop vite. */
export type GenreRefus = 'introuvable' | 'refuse' | 'cadence'

/** Pourquoi un lien d’invitation n’ouvre rien. */
export type RaisonInvitation =
  | 'inconnue'
  | 'servie'
  | 'expiree'
  | 'annulee'
  | 'autre_adresse'
  | 'compte_existant'
  | 'refusee'
  | 'deja_membre'
  | 'cabinet_tenu'
  | 'autre_cabinet'
  | 'pas_responsable'
  | 'deja_du_cabinet'
  | 'deja_ailleurs'
  | 'code'

export type EventType = keyof Events

/** Les événements d’une demande ou d’un brouillon : leur entreprise et leur compte sont toujours inscrits. */
export type EventDemande = { [T in EventType]: Events[T] extends { demandeId: string } ? T : never }[EventType]

/** Ce qu’un événement cause ensuite, ou non : chacun est décidé, et ce qui suit est dans `lib/jobs/subscriptions.ts`. */
export const SUIVI = {
  'session.ouverte': false,
  'session.fermee': false,
  'appareil.nouveau': true,
  'secondfacteur.active': true,
  'secondfacteur.retire': true,
  'secondfacteur.exige': true,
  'secondfacteur.libere': true,
  'secours.renouveles': true,
  'secours.utilise': true,
  'compte.ferme': true,
  'personne.effacee': false,
  'adresse.demandee': true,
  'adresse.renoncee': false,
  'adresse.changee': true,
  'adresse.retablie': false,
  'connexion.bloquee': true,
  'connexion.debloquee': false,
  'connexion.refusee': false,
  'acces.refuse': false,
  'refus.en_nombre': false,
  'invitation.envoyee': true,
  'invitation.acceptee': true,
  'membre.invite': true,
  ...SUIVI_DELEGATIONS,
  'invitation.renvoyee': true,
  'invitation.annulee': false,
  'membre.modifie': false,
  'membre.habilite': true,
  'membre.retire': true,
  'invitation.corrigee': false,
  'invitation.lien_montre': false,
  'invitation.declinee': true,
  'membre.ajoute': true,
  'invitation.refusee': false,
  'inscription.commencee': true,
  'inscription.prouvee': false,
  'net_entreprises.relie': true,
  'net_entreprises.delie': true,
  'compte.cree': true,
  'regard.ouvert': false,
  'regard.page': false,
  'entreprise.ajoutee': true,
  'entreprise.detachee': true,
  'entreprise.etat_lu': false,
  'certification.fermee': true,
  'certification.reouverture_demandee': false,
  'certification.rouverte': true,
  'questions.choisies': true,
  'questions.fermees': true,
  'motdepasse.demande': true,
  'motdepasse.change': true,
  'identifiant.montre': true,
  'questions.remises': true,
  'presentation.vue': false,
  'aide.jugee': false,
  'profil.modifie': false,
  'import.fait': false,
  'agenda.ouvert': false,
  'agenda.revoque': false,
  'avis.regles': false,
  'avis.sourdine': false,
  'avis.resume': true,
  'liens.verifies': false,
  'brouillon.commence': false,
  'brouillon.enregistre': false,
  'brouillon.supprime': false,
  'brouillon.confie': true,
  'brouillon.jete': false,
  'brouillon.restaure': false,
  'brouillon.expire_bientot': true,
  'piece.recue': false,
  'piece.retiree': false,
  'demande.envoyee': true,
  'demande.enregistree': true,
  'demande.annulee': false,
  'demande.prise_en_charge': true,
  'demande.message_client': false,
  'demande.message_gestion': true,
  'demande.pieces_demandees': true,
  'demande.correction_demandee': true,
  'demande.correction_annulee': false,
  'demande.corrigee': false,
  'demande.completee': false,
  'demande.cloturee': true,
  'demande.rouverte': true,
  'demande.consultee': false,
  'demande.transferee': false,
  'demande.renvoyee': false,
  'demande.notee': false,
  'piece.fournie': false,
  'piece.validee': false,
  'piece.refusee': true,
  'piece.consultee': false,
  'piece.ecartee': false,
  'valeur.revelee': false,
  'courrier.publie': true,
  'courrier.ouvert': false,
  'document.publie': true,
  'document.ouvert': false,
  'fiche.publiee': true,
  'fiche.parametree': false,
  'fiche.reprise': false,
  'fiche.rappelee': true,
  'retour.publie': true,
  'anomalie.corrigee': false,
  'anomalie.reprise': false,
  'modele.publie': false,
  'modele.retire': false,
  'publication.ecartee': false,
  'courriel.relance': false,
  'travail.relance': false,
} as const satisfies Record<EventType, boolean>

/** Les événements qui préviennent quelqu’un. */
export type EventSuivi = { [T in EventType]: (typeof SUIVI)[T] extends true ? T : never }[EventType]

/** Vrai quand quelque chose suit cet événement : il faut alors un travail. */
export const isSuivi = (type: EventType): type is EventSuivi => SUIVI[type]

/** Ce que les deux côtés lisent d’un événement, à sa place dans le fil, ou non : sa phrase est dans `lib/copy/fil.ts`. */
export const AU_FIL = {
  'brouillon.commence': false,
  'brouillon.enregistre': false,
  'brouillon.supprime': false,
  'brouillon.confie': false,
  'brouillon.jete': false,
  'brouillon.restaure': false,
  'brouillon.expire_bientot': false,
  'piece.recue': false,
  'piece.retiree': false,
  'demande.envoyee': false,
  'demande.enregistree': true,
  'demande.annulee': true,
  'demande.prise_en_charge': true,
  'demande.message_client': false,
  'demande.message_gestion': false,
  'demande.pieces_demandees': true,
  'demande.correction_demandee': true,
  'demande.correction_annulee': true,
  'demande.corrigee': true,
  'demande.completee': true,
  'demande.cloturee': true,
  'demande.rouverte': true,
  'demande.consultee': false,
  'demande.transferee': true,
  'demande.renvoyee': true,
  'demande.notee': false,
  'piece.fournie': true,
  'piece.validee': true,
  'piece.refusee': true,
  'piece.consultee': false,
  'piece.ecartee': true,
  'valeur.revelee': false,
} as const satisfies Record<EventDemande, boolean>

/** Les événements qui ont leur ligne dans le fil. */
export type EventAuFil = { [T in EventDemande]: (typeof AU_FIL)[T] extends true ? T : never }[EventDemande]

/** Vrai quand cet événement a sa ligne dans le fil. */
export const isAuFil = (type: string): type is EventAuFil => Object.hasOwn(AU_FIL, type) && AU_FIL[type as EventDemande]
