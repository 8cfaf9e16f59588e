import { normalizeText } from '@/lib/ground/unicode'

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

/** Ce qu’il reste d’essais, sur combien. */
export type EssaisRestants = { restants: number; max: number }

/** Ce que zxcvbn doit rendre, de 0 à 4 (security A2). */
export const FORCE_MIN = 3

/** Les mots que l’on essaie d’abord ici. */
const DEVINES = ['carcept', 'prevoyance', 'motdepasse', 'password', 'azerty', '123456']
const plain = (mot: string): string =>
  normalizeText(mot, 'NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/**
 * Ce qui rend un mot de passe trop faible : sa longueur, peu de signes différents, ou ce que l’on sait de la personne (security A2).
 * @param connus son nom, son adresse : ce que tout le monde essaierait.
 * @returns une phrase, ou `null` quand il convient.
 */
export function weaknessOf(motDePasse: string, connus: readonly string[]): string | null {
  if ([...motDePasse].length < 12) return 'Choisissez au moins 12 signes\u00a0: une phrase de quelques mots convient.'
  if (new Set(motDePasse).size < 6) return 'Ce mot de passe répète trop les mêmes signes\u00a0: variez-les.'
  const mots = [...connus.flatMap((connu) => connu.split(/[@.\s-]+/)).map(plain), ...DEVINES].filter((mot) => mot.length >= 4)
  const tape = plain(motDePasse)
  const reste = mots.toSorted((a, b) => b.length - a.length).reduce((texte, mot) => texte.replaceAll(mot, ''), tape)
  return reste !== tape && reste.length < 8 ? 'Ce mot de passe se devine\u00a0: il contient un nom ou un mot que l’on essaie d’abord.' : null
}
