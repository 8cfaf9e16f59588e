// Deux sortes de dates : un instant (`Date`), dit à Paris ; un jour civil (« AAAA-MM-JJ », sans fuseau), compté en UTC.

const ZONE = 'Europe/Paris'
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, ...options })

const JOUR = format({ weekday: 'long', day: 'numeric', month: 'long' })
const JOUR_AN = format({ day: 'numeric', month: 'long', year: 'numeric' })
const HEURE = format({ hour: 'numeric', minute: '2-digit' })
const ISO = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })
const SEMAINE = format({ weekday: 'long' })
const NUMERO = format({ day: 'numeric' })
const MOIS = format({ month: 'long' })

const premier = (texte: string) => texte.replace(/(^|\s)1(?=\s\p{L})/u, '$11er')

/** « lundi 12 octobre ». */
export const formatDay = (date: Date): string => premier(JOUR.format(date))
/** « 12 octobre 2026 ». */
export const formatDate = (date: Date): string => premier(JOUR_AN.format(date))
/** « 17 h 42 ». */
export const formatTime = (date: Date): string => HEURE.format(date).replace(':', '\u00a0h\u00a0')
/** Aucun jour ne change au milieu d’un quart d’heure : une liste redit sans cesse les mêmes, et `Intl` est lent. */
const QUART_MS = 900_000
const JOURS_GARDES = 5_000
const jours = new Map<number, string>()

/** « 2026-10-12 », le jour à Paris. */
export function isoDay(date: Date): string {
  const quart = Math.floor(date.getTime() / QUART_MS)
  const garde = jours.get(quart)
  if (garde) return garde
  const jour = ISO.format(date)
  if (jours.size >= JOURS_GARDES) jours.clear()
  jours.set(quart, jour)
  return jour
}
/** Les trois parties d’une date, pour la vignette du jour. */
export const dayParts = (date: Date) => ({ semaine: SEMAINE.format(date), jour: NUMERO.format(date), mois: MOIS.format(date) })

/** Le nombre de jours entiers, à Paris, de `de` à `a` ; négatif quand `a` est passé. */
export function daysBetween(de: Date, a: Date): number {
  return daysFrom(isoDay(de), isoDay(a))
}

/** Un instant passé, comme on le dirait : « hier, 16 h 20 », « mardi 6 octobre », « 12 mars », « 12 mars 2025 ». */
export function formatMoment(date: Date, maintenant: Date): string {
  const jours = daysBetween(date, maintenant)
  if (jours === 0) return `aujourd’hui, ${formatTime(date)}`
  if (jours === 1) return `hier, ${formatTime(date)}`
  if (jours > 0 && jours < 7) return formatDay(date)
  return isoDay(date).slice(0, 4) === isoDay(maintenant).slice(0, 4) ? formatDayOfYear(date) : formatDate(date)
}

/** « 12 octobre », sans le jour de la semaine. */
export const formatDayOfYear = (date: Date): string => formatDay(date).replace(/^\S+\s/u, '')

/** Un jour, en millisecondes. */
export const JOUR_MS = 86_400_000

/** Le jour civil d’une colonne DATE, que Prisma rend à minuit UTC. */
export const dateOnly = (date: Date): string => date.toISOString().slice(0, 10)

const NOMS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'] as const
const BISSEXTILE = (annee: number): boolean => (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0
const JOURS_DU_MOIS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Le nombre de jours de ce mois (1 à 12). */
export const daysInMonth = (annee: number, mois: number): number => (mois === 2 && BISSEXTILE(annee) ? 29 : (JOURS_DU_MOIS[mois - 1] ?? 31))

export const monthName = (mois: number): string => NOMS[mois - 1] ?? ''

const COURTS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'] as const
/** « sept. », pour un titre de colonne. */
export const shortMonth = (mois: number): string => COURTS[mois - 1] ?? ''

const deux = (n: number): string => String(n).padStart(2, '0')
/** « AAAA-MM-JJ ». */
export const isoDate = (annee: number, mois: number, jour: number): string => `${String(annee).padStart(4, '0')}-${deux(mois)}-${deux(jour)}`

/** Un jour civil, tel qu’une colonne DATE le garde : à minuit UTC. */
export const dayAt = (iso: string): Date => new Date(`${iso}T00:00:00Z`)
/** Le jour d’après, ou d’avant avec un nombre négatif. */
export const addDays = (iso: string, jours: number): string => dateOnly(new Date(dayAt(iso).getTime() + jours * JOUR_MS))
/** Le nombre de jours de `de` à `a`. */
export const daysFrom = (de: string, a: string): number => Math.round((dayAt(a).getTime() - dayAt(de).getTime()) / JOUR_MS)
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

/** Les mois « AAAA-MM » de `de` à `a` inclus ; les `max` premiers, s’il est donné. */
export function monthsBetween(de: string, a: string, max = Number.POSITIVE_INFINITY): string[] {
  const mois: string[] = []
  for (let m = de; m <= a && mois.length < max; m = addMonths(m, 1)) mois.push(m)
  return mois
}

/** « septembre 2026 » pour « 2026-09 ». */
export const formatMonth = (anneeMois: string): string => `${monthName(Number(anneeMois.slice(5, 7)))} ${anneeMois.slice(0, 4)}`
/** « lundi 16 novembre 2026 ». */
export const formatLongIso = (iso: string): string => `${formatDay(dayAt(iso))} ${iso.slice(0, 4)}`
/** « du mardi 17 novembre au jeudi 31 décembre 2026 (45 jours) », les deux jours compris. */
export function formatSpan(du: string, au: string): string {
  const debut = du.slice(0, 4) === au.slice(0, 4) ? formatDay(dayAt(du)) : formatLongIso(du)
  return `du ${debut} au ${formatLongIso(au)} (${formatDays(daysFrom(du, au) + 1)})`
}
/** « 45 jours ». */
export const formatDays = (jours: number): string => `${jours}\u00a0${jours < 2 ? 'jour' : 'jours'}`
/** « 12/10/2026 » pour « 2026-10-12 ». */
export const formatIso = (iso: string): string => iso.split('-').reverse().join('/')
const CIVIL = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })
/** « lundi 12 octobre » pour « 2026-10-12 », et son année si elle est demandée. */
export const formatCivilDay = (iso: string, annee = false): string => `${premier(CIVIL.format(dayAt(iso)))}${annee ? ` ${iso.slice(0, 4)}` : ''}`
