import { dayAt } from '@/lib/ground/date'
const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: 'UTC' })
const WEEKDAY = part({ weekday: 'long' })
const MONTH = part({ month: 'long' })

/** `2026-10-12` → `{ nom: 'lundi', jour: '12', mois: 'octobre' }`. Un jour civil n’a pas de fuseau : lu en UTC. Lève RangeError sinon. */
export function splitDay(date: string): { nom: string; jour: string; mois: string } {
  const moment = dayAt(date.slice(0, 10))
  return { nom: WEEKDAY.format(moment), jour: String(moment.getUTCDate()), mois: MONTH.format(moment) }
}
