import { addDays } from '@/lib/ground/date'
import type { Echeance } from './rules'

/** Un agenda à écrire : son nom, ce qu’il contient, et quand il est lu. `domaine` : ce qui rend chaque événement unique au monde. */
export type Calendrier = { nom: string; siren: string; domaine: string; dates: readonly (Echeance & { detail: string })[]; quand: Date }

/** Une valeur de texte (RFC 5545, 3.3.11) : barres, virgules, points-virgules et fins de ligne se disent autrement. */
const asText = (texte: string): string =>
  texte
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    // Un caractère de commande n’a pas de place dans un texte.
    .replaceAll(/\p{Cc}/gu, '')

/** Une ligne repliée (3.1) : 75 octets au plus, sans couper un caractère ; la suite commence par une espace. */
export function fold(ligne: string): string {
  const lignes: string[] = []
  let [ici, octets] = ['', 0]
  for (const signe of ligne) {
    const poids = Buffer.byteLength(signe)
    if (octets + poids > 75) {
      lignes.push(ici)
      ;[ici, octets] = [' ', 1]
    }
    ici += signe
    octets += poids
  }
  return [...lignes, ici].join('\r\n')
}

const compact = (jour: string): string => jour.replaceAll('-', '')
const stamp = (quand: Date): string => `${quand.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/**
 * Un flux iCalendar (RFC 5545) : un événement d’une journée par échéance, dont l’identifiant ne change pas d’une lecture à l’autre. Aucune personne n’y est
 * nommée.
 */
export function writeIcs({ nom, siren, domaine, dates, quand }: Calendrier): string {
  const lignes = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Carcept Prev//Espace client entreprise//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${asText(nom)}`,
    `X-WR-CALNAME:${asText(nom)}`,
    'X-WR-TIMEZONE:Europe/Paris',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...dates.flatMap(({ id, genre, jour, titre, precision, detail }) => [
      'BEGIN:VEVENT',
      `UID:${id}-${siren}@${domaine}`,
      `DTSTAMP:${stamp(quand)}`,
      `DTSTART;VALUE=DATE:${compact(jour)}`,
      `DTEND;VALUE=DATE:${compact(addDays(jour, 1))}`,
      `SUMMARY:${asText(precision ? `${titre}, ${precision}` : titre)}`,
      `DESCRIPTION:${asText(detail)}`,
      `CATEGORIES:${genre === 'declaration' ? 'Déclaration' : 'Paiement'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lignes.map((ligne) => `${fold(ligne)}\r\n`).join('')
}
