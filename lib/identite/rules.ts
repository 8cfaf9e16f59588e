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
 * Le réseau d’une adresse IP : elle-même en IPv4, ses 64 premiers bits en IPv6, car un seul abonné tient tout un /64.
 * @returns un texte qui ne sert qu’à compter.
 */
export function networkOf(ip: string): string {
  if (!ip.includes(':') || /^::ffff:\d+(\.\d+){3}$/i.test(ip)) return ip.replace(/^::ffff:/i, '')
  const [tete = '', queue] = ip.toLowerCase().split('%')[0]?.split('::') ?? []
  const debut = tete === '' ? [] : tete.split(':')
  const fin = queue ? queue.split(':') : []
  const blocs = queue === undefined ? debut : [...debut, ...Array<string>(Math.max(0, 8 - debut.length - fin.length)).fill('0'), ...fin]
  return `${blocs
    .slice(0, 4)
    .map((bloc) => bloc.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** L’adresse telle qu’on la compare : NFKC d’abord (un @ pleine chasse ne doit pas passer), puis minuscules. */
export const normalizeEmail = (saisie: string): string => saisie.normalize('NFKC').trim().toLowerCase()

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
