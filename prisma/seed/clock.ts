import { isoDay } from '../../lib/ground/date.ts'

/** Les dates du monde, toutes comptées depuis un même instant : aucun écran n’est vide, quel que soit le jour. */
export type Clock = {
  today: Date
  /** Le jour civil, à Paris, à ce nombre de jours d’aujourd’hui (négatif : passé) ; pour les colonnes « date ». */
  day(jours: number): Date
  /** Un instant passé : ce jour-là à cette heure de Paris, ramené au vendredi quand c’est un week-end, jamais après maintenant. */
  moment(jours: number, heure: string): Date
  /** Ce jour-là à cette heure de Paris, même un week-end. */
  at(jours: number, heure: string): Date
  /** Il y a tant de minutes. */
  ago(minutes: number): Date
}

const JOUR = 86_400_000
const MINUTE = 60_000

/** L’horloge du monde pour cet instant. */
export function clockFrom(today: Date): Clock {
  const minuit = Date.parse(`${isoDay(today)}T00:00:00Z`)
  const day = (jours: number) => new Date(minuit + jours * JOUR)
  const at = (jours: number, heure: string) => {
    const utc = Date.parse(`${day(jours).toISOString().slice(0, 10)}T${heure}:00Z`)
    return new Date(Math.min(utc - parisOffset(new Date(utc)), today.getTime() - MINUTE))
  }
  return {
    today,
    day,
    at,
    moment: (jours, heure) => {
      const jour = day(jours)
      const weekend = { 0: 2, 6: 1 }[jour.getUTCDay()] ?? 0
      return at(jours - weekend, heure)
    },
    ago: (minutes) => new Date(today.getTime() - minutes * MINUTE),
  }
}

const HEURE = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', hourCycle: 'h23' })

/** Le décalage de Paris sur le temps universel, une ou deux heures. */
function parisOffset(date: Date): number {
  const heure = HEURE.formatToParts(date).find((p) => p.type === 'hour')
  return ((Number(heure?.value) - date.getUTCHours() + 24) % 24) * 60 * MINUTE
}
