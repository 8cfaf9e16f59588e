/** Un courriel tel qu’il part. `messageId` ne change jamais d’un essai à l’autre : un double se reconnaît. */
export type Depart = { cle: string; messageId: string; destinataire: string; sujet: string; texte: string; html: string }

/** Ce que le serveur en a dit. `serviceId` : le nom qu’il lui donne, quand il en donne un. `refuse` : inutile de recommencer. Un défaut passager est une exception. */
export type Verdict = { etat: 'envoye'; serviceId?: string } | { etat: 'refuse'; erreur: string }

export type Transport = (depart: Depart) => Promise<Verdict>

/** Un message que personne n’a écrit : ni réponse d’absence, ni boucle (RFC 3834). */
export const AUTOMATIQUE = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
