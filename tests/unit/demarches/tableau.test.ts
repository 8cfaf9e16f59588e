import { describe, expect, it } from 'vitest'
import { amountText, readPaste, sayPaste, sayRest, sayShared, totalOf } from '@/lib/demarches/tableau'

const nu = (texte: string): string => texte.replaceAll(/[\u00a0\u202f]/g, ' ')
const MOIS = ['octobre 2025', 'novembre 2025', 'décembre 2025', 'janvier 2026']
const coller = (texte: string, rang = 0, colonne = 0) => readPaste(texte, { rang, colonne }, { lignes: MOIS.length, colonnes: 2 })
const dire = (texte: string, rang = 0, colonne = 0) => nu(sayPaste(coller(texte, rang, colonne), MOIS))
const cases = (texte: string, rang = 0, colonne = 0) => coller(texte, rang, colonne).cases.map((une) => `${une.rang}.${une.colonne}=${nu(une.texte)}`)

describe('coller depuis un tableur', () => {
  it.each([
    ['une colonne', '2450\n2450,5\n3 120,50\n2.450,00 €', ['0.0=2 450,00', '1.0=2 450,50', '2.0=3 120,50', '3.0=2 450,00']],
    ['à l’anglaise', '2,450.00\r\n3,120.5\r\n2450.75\r\n', ['0.0=2 450,00', '2.0=2 450,75']],
    ['deux colonnes', '2450\t0\n2450\t100', ['0.0=2 450,00', '0.1=0,00', '1.0=2 450,00', '1.1=100,00']],
    ['des titres en tête', 'Brut\tPrimes\n2450\t10', ['0.0=2 450,00', '0.1=10,00']],
    ['une colonne de mois', 'oct. 2025\t2450\nnov. 2025\t2460', ['0.0=2 450,00', '1.0=2 460,00']],
    ['des titres et une colonne de mois', 'Mois\tBrut\noct. 2025\t2450', ['0.0=2 450,00']],
    ['une ligne vide garde sa place', '2450\n\n2470', ['0.0=2 450,00', '2.0=2 470,00']],
  ])('%s', (_, texte, attendu) => expect(cases(texte)).toEqual(attendu))

  it('part de la case où l’on colle, et ne déborde ni en bas ni à droite', () => {
    expect(cases('1\t2\t3\n4\t5\t6', 3, 1)).toEqual(['3.1=1,00'])
    expect(coller('1\n2\n3', 2).deTrop).toBe(1)
  })

  it('dit ce qui est rempli, ce qui n’est pas compris, ce qui est de trop', () => {
    expect(dire('2450\n2450')).toBe('2 mois remplis, d’octobre 2025 à novembre 2025.')
    expect(dire('2450\nabsent\n2450')).toBe('2 mois remplis, d’octobre 2025 à décembre 2025. Non compris : « absent ».')
    expect(dire('1\n2\n3\n4\n5\n6', 2)).toBe('2 mois remplis, de décembre 2025 à janvier 2026. 4 lignes de trop, laissées de côté.')
    expect(dire('2450\n', 1)).toBe('1 mois rempli, novembre 2025.')
    expect(dire('a\nb')).toBe('Aucun mois rempli. Non compris : « b ».')
  })
})

it('le montant de tous les mois se dit avec ses exceptions', () => {
  const mois = MOIS.map((libelle, rang) => ({ libelle, texte: rang === 2 ? '3120,50' : rang === 3 ? '' : '2450' }))
  expect(nu(sayShared('2 450', mois))).toBe('2 mois remplis à 2 450,00 €. Un autre : décembre 2025.')
  expect(sayShared('', mois)).toBe('')
  expect(sayShared('abc', mois)).toBe('')
})

it('le total et la moyenne ne comptent que ce qui se lit', () => {
  expect(totalOf(['2450', '2 450,50', 'x', ''])).toEqual({ total: 490_050, moyenne: 245_025 })
  expect(totalOf(['', 'x'])).toBeNull()
  expect(nu(amountText(245_050))).toBe('2 450,50')
})

it('ce qui est replié se résume, ce qui est vide ou nul se tait', () => {
  const colonnes = [
    ['net', { kind: 'money', label: 'Net imposable' }],
    ['naturePrimes', { kind: 'text', label: 'Nature' }],
    ['absences', { kind: 'number', label: 'Jours d’absence' }],
    ['reconstitue', { kind: 'yesno', label: 'Salaire reconstitué' }],
  ] as const
  expect(sayRest(colonnes, { net: '', naturePrimes: 'Treizième mois', absences: '4', reconstitue: 'oui' })).toBe(
    'Treizième mois, 4 jours d’absence, salaire reconstitué',
  )
  expect(sayRest(colonnes, { absences: '0', reconstitue: 'non' })).toBe('')
})
