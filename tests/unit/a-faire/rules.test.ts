import { describe, expect, it } from 'vitest'
import { attentePhrase, countChoses, horizonOf, portefeuillePhrase, trancheOf } from '@/lib/a-faire/rules'

const LUNDI = '2026-11-30'

describe('où se range une échéance', () => {
  it.each([
    [null, 'sans'],
    ['2026-11-29', 'retard'],
    ['2026-11-30', 'aujourdhui'],
    ['2026-12-01', 'semaine'],
    ['2026-12-07', 'semaine'],
    ['2026-12-08', 'plus_tard'],
  ])('%s : %s', (echeance, tranche) => expect(trancheOf(echeance, LUNDI)).toBe(tranche))
})

describe('l’horizon', () => {
  const jours = horizonOf({ '2026-11-01': 2, '2026-11-29': 3, '2026-11-30': 1, '2026-12-13': 4, '2026-12-14': 9, sans: 7 }, LUNDI)

  it('met le retard en tête, puis quatorze jours', () => {
    expect(jours).toHaveLength(15)
    expect(jours.flatMap(({ id, nombre }) => (nombre > 0 ? [[id, nombre]] : []))).toEqual([
      ['retard', 5],
      ['2026-11-30', 1],
      ['2026-12-13', 4],
    ])
  })

  it('distingue les fins de semaine', () =>
    expect(jours.filter(({ weekend }) => weekend).map(({ id }) => id)).toEqual(['2026-12-05', '2026-12-06', '2026-12-12', '2026-12-13']))
})

describe('les phrases', () => {
  it.each([
    [0, 'rien ne vous attend'],
    [1, 'une chose vous attend'],
    [3, 'trois choses vous attendent'],
    [16, 'seize choses vous attendent'],
    [17, '17 choses vous attendent'],
  ])('%i', (nombre, phrase) => expect(attentePhrase(nombre)).toBe(phrase))

  it.each([
    [0, 0, 'Bonjour Karim, rien ne vous attend'],
    [1, 0, 'Une chose à faire'],
    [1, 1, 'Une chose à faire pour une entreprise'],
    [47, 31, '47 choses à faire pour 31 entreprises'],
  ])('%i chose, %i entreprise', (choses, entreprises, phrase) => expect(portefeuillePhrase(choses, entreprises, 'Karim')).toBe(phrase))

  it('un relevé par jour se compte', () => expect(countChoses({ '2026-11-30': 2, sans: 3 })).toBe(5))
})
