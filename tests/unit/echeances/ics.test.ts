import { expect, it } from 'vitest'
import { fold, writeIcs } from '@/lib/echeances/ics'
import { datesOf } from '@/lib/echeances/rules'
import { routes } from '@/lib/ground/routes'
import { patternsOf } from '@/scripts/door/routes'

const regle = { effectif: 27, alsaceMoselle: 'aucune' as const }
const dates = datesOf('2026-11-01', '2026-12-31', regle, { retraite: true }).map((une) => ({ ...une, detail: 'Détail' }))
const texte = (plus: object = {}) =>
  writeIcs({ nom: 'Échéances Durand', siren: '900000019', domaine: 'espace.example', dates, quand: new Date('2026-10-12T08:05:09.500Z'), ...plus })
const lignes = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n')

it('un calendrier bien formé : un événement d’une journée par échéance', () => {
  const lues = lignes(texte())
  expect(lues.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Carcept Prev//Espace client entreprise//FR'])
  expect(lues.slice(-2)).toEqual(['END:VCALENDAR', ''])
  const debut = lues.indexOf('BEGIN:VEVENT')
  expect(lues.slice(debut, lues.indexOf('END:VEVENT') + 1)).toEqual([
    'BEGIN:VEVENT',
    'UID:dsn-2026-10-900000019@espace.example',
    'DTSTAMP:20261012T080509Z',
    'DTSTART;VALUE=DATE:20261116',
    'DTEND;VALUE=DATE:20261117',
    'SUMMARY:DSN d’octobre\\, à midi',
    'DESCRIPTION:Détail',
    'CATEGORIES:Déclaration',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  expect(lues.filter((une) => une === 'BEGIN:VEVENT')).toHaveLength(4)
  expect(lues.filter((une) => une.startsWith('UID:')).length).toBe(new Set(lues.filter((une) => une.startsWith('UID:'))).size)
})

it('chaque ligne finit par CRLF et tient en 75 octets, sans couper un caractère', () => {
  const ics = texte({ nom: 'Échéances '.repeat(20).trim() })
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const ligne of ics.split('\r\n')) expect(Buffer.byteLength(ligne)).toBeLessThanOrEqual(75)
  expect(lignes(ics)).toContain(`NAME:${'Échéances '.repeat(20).trim()}`)
  const longue = `SUMMARY:${'é🚚'.repeat(60)}`
  expect(
    fold(longue)
      .split('\r\n')
      .every((une, rang) => Buffer.byteLength(une) <= 75 && (rang === 0 || une.startsWith(' '))),
  ).toBe(true)
  expect(fold(longue).replaceAll('\r\n ', '')).toBe(longue)
})

it('rien de ce qui est écrit ne sort de sa valeur', () => {
  const ics = texte({ nom: 'A;B,C\\D\r\nBEGIN:VEVENT\u0000\nSUITE' })
  expect(lignes(ics)).toContain('NAME:A\\;B\\,C\\\\D\\nBEGIN:VEVENT\\nSUITE')
  expect(lignes(ics).filter((une) => une === 'BEGIN:VEVENT')).toHaveLength(4)
})

it('l’adresse secrète ne va pas au journal : il ne dit que son patron', () => {
  const patternOf = patternsOf(['/agenda/[jeton]', '/[...chemin]'], (path) => path.startsWith('/_next/'))
  for (const chemin of [routes.agenda('s'.repeat(43)), `/agenda/${'s'.repeat(43)}`]) expect(patternOf(chemin)).toBe('/agenda/[jeton]')
})
