const NOMS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'] as const
const BISSEXTILE = (annee: number): boolean => (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0
const JOURS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Le nombre de jours de ce mois (1 à 12). */
export const daysInMonth = (annee: number, mois: number): number => (mois === 2 && BISSEXTILE(annee) ? 29 : (JOURS[mois - 1] ?? 31))

export const monthName = (mois: number): string => NOMS[mois - 1] ?? ''

const deux = (n: number): string => String(n).padStart(2, '0')
/** « AAAA-MM-JJ ». */
export const isoDate = (annee: number, mois: number, jour: number): string => `${String(annee).padStart(4, '0')}-${deux(mois)}-${deux(jour)}`

const instant = (iso: string): number => Date.parse(`${iso}T00:00:00Z`)
/** Le jour d’après, ou d’avant avec un nombre négatif. */
export const addDays = (iso: string, jours: number): string => new Date(instant(iso) + jours * 86_400_000).toISOString().slice(0, 10)
/** Le nombre de jours de `de` à `a`. */
export const daysFrom = (de: string, a: string): number => Math.round((instant(a) - instant(de)) / 86_400_000)
/** Le même jour `annees` plus tard ; le 29 février devient le 28. */
export function addYears(iso: string, annees: number): string {
  const [annee = 0, mois = 1, jour = 1] = iso.split('-').map(Number)
  return isoDate(annee + annees, mois, Math.min(jour, daysInMonth(annee + annees, mois)))
}

/** Les âges révolus : années entières de `naissance` à `le`. */
export const ageAt = (naissance: string, le: string): number =>
  Number(le.slice(0, 4)) - Number(naissance.slice(0, 4)) - (le.slice(5) < naissance.slice(5) ? 1 : 0)

/** « AAAA-MM » décalé de `mois`. */
export function addMonths(anneeMois: string, mois: number): string {
  const [annee = 0, m = 1] = anneeMois.split('-').map(Number)
  const rang = annee * 12 + (m - 1) + mois
  return isoDate(Math.floor(rang / 12), (rang % 12) + 1, 1).slice(0, 7)
}

/** Les mois « AAAA-MM » de `de` à `a` inclus, au plus `max`. */
export function monthsBetween(de: string, a: string, max: number): string[] {
  const mois: string[] = []
  for (let m = de; m <= a && mois.length < max; m = addMonths(m, 1)) mois.push(m)
  return mois
}

/** « septembre 2026 » pour « 2026-09 ». */
export const formatMonth = (anneeMois: string): string => `${monthName(Number(anneeMois.slice(5, 7)))} ${anneeMois.slice(0, 4)}`
/** « 12/10/2026 » pour « 2026-10-12 ». */
export const formatIso = (iso: string): string => iso.split('-').reverse().join('/')
