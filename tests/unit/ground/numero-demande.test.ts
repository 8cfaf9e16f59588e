import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumero, isNumero } from '@/lib/ground/numero-demande'

const annee = fc.integer({ min: 2000, max: 9999 })
const rang = fc.integer({ min: 1, max: 9_999_999 })
const CHIFFRES = [3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 16]

describe('numéro de demande', () => {
  it.each([
    [2026, 123, 'CP-2026-0000123-7'],
    [2026, 1, 'CP-2026-0000001-8'],
    [2027, 9_999_999, 'CP-2027-9999999-6'],
  ])('%i, rang %i', (an, n, attendu) => {
    const numero = formatNumero(an, n)
    expect(isNumero(numero)).toBe(true)
    expect(numero).toBe(attendu)
  })
  it.each([
    [1999, 1],
    [10_000, 1],
    [2026, 0],
    [2026, 10_000_000],
    [2026, 1.5],
  ])('ne se forme pas de %d et %d', (an, n) => {
    expect(() => formatNumero(an, n)).toThrow()
  })
  it.each([
    'CP-2026-0000123-6',
    'CP-2026-0000132-7',
    'cp-2026-0000123-7',
    'CP-2026-000123-7',
    'CP-2026-00000123-7',
    ' CP-2026-0000123-7',
    'CP20260000123-7',
    '',
  ])('refuse « %s »', (texte) => {
    expect(isNumero(texte)).toBe(false)
  })
  it('est juste quels que soient l’année et le rang', () => {
    fc.assert(fc.property(annee, rang, (a, r) => isNumero(formatNumero(a, r))))
  })
  it('révèle tout chiffre faux', () => {
    fc.assert(
      fc.property(annee, rang, fc.constantFrom(...CHIFFRES), fc.integer({ min: 1, max: 9 }), (a, r, place, ecart) => {
        const numero = formatNumero(a, r)
        const faux = (Number(numero[place]) + ecart) % 10
        return !isNumero(`${numero.slice(0, place)}${faux}${numero.slice(place + 1)}`)
      }),
    )
  })
  it('révèle deux chiffres voisins intervertis, 09 et 90 compris', () => {
    fc.assert(
      fc.property(annee, rang, fc.integer({ min: 0, max: CHIFFRES.length - 2 }), (a, r, i) => {
        const lettres = [...formatNumero(a, r)]
        const [un, deux] = [CHIFFRES[i] ?? 0, CHIFFRES[i + 1] ?? 0]
        if (lettres[un] === lettres[deux]) return true
        ;[lettres[un], lettres[deux]] = [lettres[deux] ?? '', lettres[un] ?? '']
        return !isNumero(lettres.join(''))
      }),
    )
  })
})
