import { describe, expect, it } from 'vitest'
import { isSiren, isSiret, sirenFrom, siretFrom } from '@/lib/entreprises/rules'

describe('SIREN', () => {
  it.each(['732829320', '552008443', '404833048', '356000000', '752610147', '784394439', '900000019', '900000068'])('%s est juste', (siren) => {
    expect(isSiren(siren)).toBe(true)
    expect(sirenFrom(siren.slice(0, 8))).toBe(siren)
  })
  it.each(['900000018', '900000109', '73282932', '7328293200', '90000001A', '900 000 019', '', '９00000019'])('« %s » ne l’est pas', (siren) => {
    expect(isSiren(siren)).toBe(false)
  })
  it('ne se forme que de huit chiffres', () => {
    for (const chiffres of ['9000000', '900000019', 'abcdefgh']) expect(() => sirenFrom(chiffres)).toThrow()
  })
})

describe('SIRET', () => {
  it.each(['73282932000074', '90000001900019', '90000001900027', '90000001900035', '90000002700012', '90000003500015', '90000004300019'])(
    '%s est juste',
    (siret) => {
      expect(isSiret(siret)).toBe(true)
    },
  )
  it.each(['90000001900018', '90000001900010', '90000001800019', '9000000190001', '900000019000190', '90000001900O19'])(
    '%s ne l’est pas',
    (siret) => {
      expect(isSiret(siret)).toBe(false)
    },
  )
  it.each([
    ['35600000000048', true, 'le siège suit la clé de Luhn'],
    ['35600000018723', true, 'un bureau : la somme est un multiple de 5'],
    ['35600000018724', false, 'un bureau dont la somme n’en est pas un'],
    ['35600000000043', false, 'ni le siège, ni une somme multiple de 5'],
  ])('La Poste %s : %s, %s', (siret, juste) => {
    expect(isSiret(siret)).toBe(juste)
  })
  it.each([
    ['900000019', 1, '90000001900019'],
    ['900000019', 2, '90000001900027'],
    ['900000019', 3, '90000001900035'],
    ['900000027', 1, '90000002700012'],
  ])('%s, établissement %i : %s', (siren, rang, siret) => {
    expect(siretFrom(siren, rang)).toBe(siret)
  })
  it.each([
    ['900000018', 1],
    ['900000019', 0],
    ['900000019', 10_000],
    ['900000019', 1.5],
  ])('ne se forme pas de %s et %d', (siren, rang) => {
    expect(() => siretFrom(siren, rang)).toThrow()
  })
  it('reste juste de 1 à 9999', () => {
    for (const rang of [1, 9, 10, 99, 100, 4321, 9998, 9999]) expect(isSiret(siretFrom('900000050', rang))).toBe(true)
  })
})
