/** Ce qui protège l’accès d’une personne : ce qu’elle a, jamais ce que c’est. */
export type Securite = {
  questions: boolean
  secondFacteur: boolean
  /** Quand il a été activé ou retiré pour la dernière fois. */
  change: Date | null
  /** Combien de codes de secours peuvent encore servir. */
  restants: number
  /** Les comptes dont elle est membre qui le demandent, par leur nom. */
  demandePar: readonly string[]
  /** Combien d’identités Net-entreprises ouvrent son accès. */
  netEntreprises: number
}

/** Une identité Net-entreprises qui ouvre l’accès d’une personne : depuis quand, quand elle a servi, et le SIRET qu’elle disait. */
export type Reliee = { id: string; creeLe: Date; vuLe: Date; siret: string | null }

/** Ce que dit la page de sécurité d’un compte : depuis quand il demande un second facteur, et combien de ses membres n’en ont pas. */
export type SecuriteCompte = { nom: string; exigeLe: Date | null; membres: number; sans: number }

/** Un changement d’adresse qui attend : la nouvelle, et jusqu’à quand son lien vaut. */
export type AdresseEnAttente = { email: string; expireLe: Date }

/** Ce que montre le lien qui annule un changement d’adresse ; `confirme` : la nouvelle est déjà l’identifiant. */
export type Annulation = { prenom: string; email: string; avant: string; confirme: boolean }

/** Une personne d’un compte, telle qu’une visite la vise : un membre, ou une invitation qui n’a pas abouti. */
export type PersonneVisee = { compteId: string; genre: 'membre' | 'invitation'; id: string }

/** Ce qu’un administrateur a commencé de dire de quelqu’un. */
export type PreparationVisee = { compteId: string; preparationId: string }

/** Où en est une personne dans un compte. */
export type EtatPersonne = 'ajoute' | 'en_attente' | 'expiree' | 'refusee' | 'desactive'

/** Où en est une invitation que l’on n’a ni acceptée ni annulée. */
export function etatInvitation({ refuseeLe, expireLe }: { refuseeLe: Date | null; expireLe: Date }, ici: Date): EtatPersonne {
  if (refuseeLe) return 'refusee'
  return expireLe > ici ? 'en_attente' : 'expiree'
}

type Identite = { civilite: 'madame' | 'monsieur'; nom: string; prenom: string; telephone: string | null }

/** Ce qu’un compte dit d’une personne : ce qu’un administrateur y a écrit, sinon ce qu’elle dit d’elle. */
export const saidIn = (membre: { [K in keyof Identite]: Identite[K] | null }, utilisateur: Identite): Identite => ({
  civilite: membre.civilite ?? utilisateur.civilite,
  nom: membre.nom ?? utilisateur.nom,
  prenom: membre.prenom ?? utilisateur.prenom,
  telephone: membre.telephone ?? utilisateur.telephone,
})
