import { daysBetween, formatDate, formatDay, formatTime, isoDay } from './date'

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
