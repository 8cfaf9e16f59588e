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
