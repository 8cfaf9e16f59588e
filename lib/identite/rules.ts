/** Les freins de la connexion (security A3) : délai qui double après 5 échecs, une heure après 10 ; 25 essais par adresse IP en 15 s. */
export const FREINS = { delaiApres: 5, blocageApres: 10, blocageSecondes: 3600, periodeSecondes: 3600, ipMax: 25, ipSecondes: 15 } as const

/**
 * Combien de temps une adresse se ferme après son n-ième échec de la période.
 * @returns des secondes ; 0 tant que l’on n’a pas atteint le cinquième échec.
 */
export function pauseAfter(echecs: number): number {
  if (echecs >= FREINS.blocageApres) return FREINS.blocageSecondes
  if (echecs >= FREINS.delaiApres) return 2 ** (echecs - FREINS.delaiApres + 1)
  return 0
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
