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
