import type { Right } from './rights'

/** À quel titre une personne agit. Les deux premiers viennent du compte, le troisième d’une délégation, les autres de l’assureur. */
export type Role = 'administrateur' | 'collaborateur' | 'expert_comptable' | 'gestionnaire' | 'superviseur'

/** Ce qu’une personne est dans son cabinet : un responsable répond aux clients et gère ses collègues. */
export type RoleCabinet = 'responsable' | 'collegue'

const PERSONNE = [
  'portefeuille:voir',
  'profil:voir',
  'profil:modifier',
  'profil:proteger',
  'compte:creer',
  'invitation:accepter',
  'session:fermer',
] as const satisfies readonly Right[]
const LECTURE = ['entreprise:voir', 'contrat:lire', 'document:lire', 'dsn:lire', 'demande:lire', 'courrier:lire'] as const satisfies readonly Right[]
const ECRITURE = ['demande:deposer', 'demande:repondre', 'dsn:noter'] as const satisfies readonly Right[]
const GESTION = ['profil:voir', 'profil:proteger', 'session:fermer', 'gestion:traiter'] as const satisfies readonly Right[]

/** La matrice : ce que chaque rôle peut. Un expert-comptable n’est membre d’aucun compte, donc ni compte ni utilisateurs. */
export const ROLES: Record<Role, readonly Right[]> = {
  administrateur: [...PERSONNE, ...LECTURE, ...ECRITURE, 'compte:voir', 'utilisateur:lister', 'compte:administrer'],
  collaborateur: [...PERSONNE, ...LECTURE, ...ECRITURE, 'compte:voir', 'utilisateur:lister'],
  expert_comptable: [...PERSONNE, ...LECTURE, ...ECRITURE],
  gestionnaire: GESTION,
  superviseur: [...GESTION, 'gestion:superviser'],
}

/** Ce que chacun peut dans son cabinet. */
export const CABINET: Record<RoleCabinet, readonly Right[]> = {
  responsable: ['cabinet:voir', 'cabinet:administrer'],
  collegue: ['cabinet:voir'],
}

/** Les droits qui écrivent : une délégation en lecture seule ne les donne pas. */
export const WRITES: readonly Right[] = [...ECRITURE, 'compte:administrer']

/** De ce qui ne tient qu’à la personne, ce qui reste à qui voit comme elle : ses pages de travail, jamais son profil. Se déconnecter reste le sien. */
export const PERSONNELS_VUS: readonly Right[] = ['portefeuille:voir', 'session:fermer']

/** Ce que toute personne connectée côté client peut, même sans entreprise (invitation ou délégation en attente). */
export const PERSONNELS: readonly Right[] = PERSONNE

/** Ce qu’elle peut encore quand un de ses comptes attend d’elle un second facteur : l’activer, changer son mot de passe, s’en aller. */
export const SANS_SECOND_FACTEUR: readonly Right[] = ['profil:proteger', 'session:fermer']

/** Le nom d’un rôle, au genre de la personne. */
export const ROLE_NOMS = {
  administrateur: { madame: 'administratrice', monsieur: 'administrateur' },
  collaborateur: { madame: 'collaboratrice', monsieur: 'collaborateur' },
  expert_comptable: { madame: 'experte-comptable', monsieur: 'expert-comptable' },
  gestionnaire: { madame: 'gestionnaire', monsieur: 'gestionnaire' },
  superviseur: { madame: 'superviseure', monsieur: 'superviseur' },
} as const satisfies Record<Role, Record<'madame' | 'monsieur', string>>
