/** Ce qu’il reste de la session, en secondes, et à qui elle est. */
export type SessionVivante = { inactif: number; absolu: number; prenom: string; feminin: boolean }

/** Ce que reçoit le dialogue : où se connecter pour revenir, combien de secondes avant la fin il se montre, et qui prévenir si la session dure. */
export type SessionDialogProps = { session: SessionVivante; connexion: string; avant: number; onLater: (secondes: number) => void }

/** Sous quel nom l’onglet se souvient de la page où sa session a fini. */
export const REPRISE = 'reprise'
