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
  return Math.round((Date.parse(`${isoDay(a)}T00:00:00Z`) - Date.parse(`${isoDay(de)}T00:00:00Z`)) / 86_400_000)
}
