/** Ce qui protège l’accès d’une personne : ce qu’elle a, jamais ce que c’est. */
export type Securite = {
  questions: boolean
  secondFacteur: boolean
  /** Quand il a été activé ou retiré pour la dernière fois. */
  change: Date | null
  /** Combien de codes de secours peuvent encore servir. */
  restants: number
}

/** Un changement d’adresse qui attend : la nouvelle, et jusqu’à quand son lien vaut. */
export type AdresseEnAttente = { email: string; expireLe: Date }

/** Ce que montre le lien qui annule un changement d’adresse ; `confirme` : la nouvelle est déjà l’identifiant. */
export type Annulation = { prenom: string; email: string; avant: string; confirme: boolean }
