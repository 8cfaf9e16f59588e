type Frein = { delaiApres: number; blocageApres: number }

/** Le plus long qu’on fasse attendre, en secondes : un quart d’heure. */
const ATTENTE_MAX = 900

/**
 * Les freins de la connexion (security A3), comptés sur un jour. Un couple (adresse tapée, réseau) et un appareil connu ont chacun le leur, qui ne
 * gêne qu’eux. Celui de l’adresse réunit les essais de tous les appareils inconnus : il lui faut plus qu’un seul couple n’en peut faire, et il
 * n’arrête jamais un appareil connu. `ip` : 25 essais en 15 s, toutes adresses confondues.
 */
export const FREINS = {
  appareil: { delaiApres: 5, blocageApres: 10 },
  couple: { delaiApres: 5, blocageApres: 10 },
  adresse: { delaiApres: 20, blocageApres: 30 },
  periodeSecondes: 86_400,
  ipMax: 25,
  ipSecondes: 15,
} as const

/**
 * Combien de temps une clé se ferme à son n-ième essai du jour : le délai double, puis ne dépasse plus un quart d’heure.
 * @returns des secondes ; 0 tant que le frein ne prend pas.
 */
export function pauseAfter(essais: number, { delaiApres, blocageApres }: Frein): number {
  if (essais >= blocageApres) return ATTENTE_MAX
  return essais >= delaiApres ? Math.min(ATTENTE_MAX, 2 ** (essais - delaiApres + 1)) : 0
}

/**
 * Le chemin de retour après la connexion : même origine, jamais une autre adresse, jamais la page de connexion elle-même.
 * @returns un chemin qui commence par un seul « / », ou `null`.
 */
export function safeReturn(demande: unknown): string | null {
  if (typeof demande !== 'string' || demande.length > 2000 || !/^\/(?![/\\])/.test(demande)) return null
  if (demande.includes('\\') || [...demande].some((c) => c < ' ')) return null
  const base = 'http://portail.invalid'
  const url = URL.canParse(demande, base) ? new URL(demande, base) : null
  if (!url || url.origin !== base || /^\/+(connexion|gestion\/connexion|deconnexion|api)(\/|$)/.test(url.pathname)) return null
  return url.pathname.startsWith('//') ? null : url.pathname + url.search + url.hash
}

/** Combien de jours une invitation attend. */
export const INVITATION_JOURS = 7

/** Combien de jours attend celle d’un client (produit, décision 4) : 7 pour un utilisateur, 30 pour un expert-comptable, comme sa délégation. */
export const JOURS_INVITATION = { utilisateur: INVITATION_JOURS, expert_comptable: 30, collegue: INVITATION_JOURS } as const

/** Combien d’invitations une adresse reçoit d’un même compte, par jour. */
export const INVITATION_PART = { max: 5, secondes: 86_400 } as const

/** Une inscription : le lien vaut 24 heures et dix essais de mot de passe ; une adresse n’en reçoit que trois par heure. L’étape 2 attend 30 jours. */
export const INSCRIPTION = { lienHeures: 24, essais: 10, courrielsParHeure: 3, etape2Jours: 30 } as const

/**
 * Une arrivée par Net-entreprises attend une demi-heure son compte ou son code, et se garde le temps qu’un lien d’inscription s’ouvre ; le SIRET dit
 * prouve son SIREN deux jours, le temps de ce même lien. `codes` : les seconds facteurs essayés d’une personne reconnue.
 */
export const NET_ENTREPRISES = { minutes: 30, gardeeJours: 2, preuveHeures: 48, codes: { max: 5, secondes: 1_800 } } as const

/** La version des conditions d’utilisation que l’on accepte aujourd’hui, et son jour. */
export const CONDITIONS = { version: 1, du: '2026-06-01' } as const

/** Les essais faux d’une certification, sur un jour (produit 1) : d’une personne sur un SIREN, d’une personne, et sur un SIREN. */
export const CERTIFICATION = { personneSiren: 5, personne: 10, siren: 20, secondes: 86_400 } as const

/** Retrouver son accès : le lien vaut trois heures (référence), les questions un quart d’heure ; et ce qu’une personne ou un réseau peut en demander. */
export const RECUPERATION = {
  lienHeures: 3,
  minutes: 15,
  liens: { max: 3, secondes: 3_600 },
  liensReseau: { max: 10, secondes: 3_600 },
  reponses: { max: 5, secondes: 86_400 },
  reponsesReseau: { max: 20, secondes: 86_400 },
} as const

/** Changer d’adresse : le lien de la nouvelle vaut 24 heures, celui de l’ancienne, qui annule, 72 (security A13) ; trois demandes par heure. */
export const ADRESSE = { lienHeures: 24, annulationHeures: 72, demandes: { max: 3, secondes: 3_600 } } as const

/** Combien de jours après sa fermeture un compte s’efface. */
export const EFFACEMENT_JOURS = 30

/** Combien d’heures vaut le lien d’une connexion ralentie. */
export const DEBLOCAGE_HEURES = 24

/** Le mot de passe ou le code redemandé à qui est déjà connecté : cinq essais faux en un quart d’heure, puis l’on attend. */
export const REDEMANDE = { max: 5, secondes: 900 } as const

/** Ce qu’il reste d’essais, sur combien. */
export type EssaisRestants = { restants: number; max: number }
