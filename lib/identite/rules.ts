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
