import { describe, expect, it } from 'vitest'
import { excerptOf, markText } from '@/lib/ground/passage'
import { looksSensible, SANS_SENSIBLE } from '@/lib/ground/sensible'
import { whyOf } from '@/lib/recherche/resultat'
import { boundOf } from '@/lib/recherche/rules'

const said = (q: string, texte: string) => markText(q, texte).flatMap(({ texte: t, dit }) => (dit ? [t] : []))

describe('ce qui répond dans un texte', () => {
  it.each([
    ['zephyrin', 'Arrêt de Zéphyrin Kowalczyk', ['Zéphyrin']],
    ['kowalczik', 'Arrêt de Zéphyrin Kowalczyk', ['Kowalczyk']],
    ['owal', 'Zéphyrin Kowalczyk', ['owal']],
    ['coeur', 'Un cœur', []],
    ['900', 'SIREN 900000019', ['900']],
    ['abc', 'abd abx', []],
    ['(avenant)', 'Retour (avenant) signé', ['avenant']],
    ['', 'Rien', []],
  ])('%s dans « %s »', (q, texte, mots) => expect(said(q, texte)).toEqual(mots))

  it('le passage est coupé entre deux mots, et le garde entier', () => {
    const texte = `${'avant '.repeat(40)}le tachygraphe rendu ${'après '.repeat(60)}`
    const bouts = excerptOf('tachigraphe', texte)
    const dit = bouts.map(({ texte: t }) => t).join('')
    expect(dit).toMatch(/^…avant .*tachygraphe.*après…$/)
    expect(dit.length).toBeLessThan(200)
    expect(bouts.map(({ texte: t }) => t).join('')).not.toMatch(/\s…$/)
  })

  it('le titre qui porte tout se suffit ; sinon, ce qui en porte le plus', () => {
    expect(whyOf('arrêt durand', 'Arrêt de Durand', [['Message', 'durand arrêt']])).toBeNull()
    expect(
      whyOf('arrêt tachygraphe', 'Arrêt de Durand', [
        ['Faite par', 'Claire'],
        ['Message', 'le tachygraphe'],
        ['Autre', 'tachygraphe aussi'],
      ])?.ou,
    ).toBe('Message')
  })
})

describe('ce qui ne doit pas entrer dans une adresse', () => {
  it.each([
    ['1850538185042', 'nir'],
    ['1 85 05 38 185 042 14', 'nir'],
    ['185.05.38.185.042', 'nir'],
    ['Haddad 1850538185042', 'nir'],
    ['2 55 08 2A 123 456', 'nir'],
    ['18505381850421', null],
    ['9000000191234', 'nir'],
    ['FR7630006000011234567890189', 'iban'],
    ['fr76 3000 6000 0112 3456 7890 189', 'iban'],
    ['CP-2026-0000123-7', null],
    ['CO-2026-0000123-7 Durand', null],
    ['TRM-NC-0000123 avenant', null],
    ['900 000 019', null],
    ['900 000 019 00012', null],
    ['06 12 34 56 78', null],
    ['Arrêt de Zéphyrin', null],
  ])('%s, jugé de même par une case dont l’adresse porte la recherche', (texte, genre) => {
    expect(looksSensible(texte)).toBe(genre)
    expect(new RegExp(`^(?:${SANS_SENSIBLE})$`, 'v').test(texte)).toBe(genre === null)
  })
})

describe('ce qui se cherche', () => {
  it.each([
    ['', '', 'vide'],
    ['  ', '', 'vide'],
    ['a', '', 'court'],
    ['?!', '', 'court'],
    [' un  mot ', 'un mot', null],
    ['a'.repeat(150), 'a'.repeat(100), 'long'],
  ])('« %s »', (q, cherche, borne) => expect(boundOf(q)).toEqual({ cherche, borne }))
})
