import { describe, expect, it } from 'vitest'
import type { Periode } from '@/lib/demarches/define'
import { clashes, type Voisine } from '@/lib/demandes/brouillon/periodes'

const arret = (du: string, au: string, numero = 'CP-1'): Voisine => ({
  quoi: 'arret',
  du,
  au,
  numero,
  champ: 'c',
  par: 'Claire Durand, le 5 octobre 2026',
})
const prolongation = (du: string, au: string): Voisine => ({ ...arret(du, au, 'CP-2'), quoi: 'prolongation' })
const reprise = (jour: string): Voisine => ({ ...arret(jour, jour, 'CP-3'), quoi: 'reprise' })
const OCTOBRE = arret('2026-10-05', '2026-10-30')

const dits = (ici: Periode, ...voisines: Voisine[]) => clashes(ici, voisines).map(({ message }) => message)

describe('un arrêt', () => {
  const ici = (du: string, au: string): Periode => ({ quoi: 'arret', du, au, champ: 'c' })
  it.each<[string, Periode, RegExp[]]>([
    ['finit la veille', ici('2026-09-01', '2026-10-04'), []],
    [
      'finit le premier jour de l’autre',
      ici('2026-09-01', '2026-10-05'),
      [/chevauchent l’arrêt CP-1 \(Claire Durand.*du 05\/10\/2026 au 30\/10\/2026/],
    ],
    ['commence son dernier jour', ici('2026-10-30', '2026-11-20'), [/chevauchent/]],
    ['commence le lendemain', ici('2026-10-31', '2026-11-20'), [/commence le lendemain de l’arrêt CP-1.*prolongez-le/]],
    ['commence le surlendemain', ici('2026-11-01', '2026-11-20'), []],
  ])('qui %s', (_, periode, phrases) => {
    const trouves = dits(periode, OCTOBRE)
    expect(trouves).toHaveLength(phrases.length)
    for (const [rang, phrase] of phrases.entries()) expect(trouves[rang]).toMatch(phrase)
  })
})

describe('une prolongation', () => {
  const ici = (avant: string, du: string, au: string): Periode => ({ quoi: 'prolongation', du, au, champ: 'c', suit: avant })
  const suite = ici('2026-10-30', '2026-10-31', '2026-11-27')
  it('qui suit l’arrêt n’a rien à dire', () => expect(dits(suite, OCTOBRE)).toEqual([]))
  it('qui laisse des jours en dehors le dit, au jour près', () => {
    expect(dits(ici('2026-10-31', '2026-11-01', '2026-11-27'), OCTOBRE)).toEqual([
      expect.stringMatching(/finit le 30\/10\/2026.*1 jour n’est déclaré nulle part/),
    ])
    expect(dits(ici('2026-11-04', '2026-11-05', '2026-11-27'), OCTOBRE)).toEqual([expect.stringMatching(/5 jours ne sont déclarés nulle part/)])
  })
  it('qui redit des jours d’une autre le dit', () => {
    expect(dits(suite, OCTOBRE, prolongation('2026-10-31', '2026-11-13'))).toEqual([
      expect.stringMatching(/déjà dits en partie par la prolongation CP-2.*du 31\/10\/2026 au 13\/11\/2026/),
    ])
  })
  it('qui suit une reprise déclarée le dit ; celle d’un arrêt d’avant ne compte pas', () => {
    expect(dits(suite, OCTOBRE, reprise('2026-11-02'))).toEqual([expect.stringMatching(/reprise au 02\/11\/2026 est déjà déclarée.*CP-3/)])
    expect(dits(suite, OCTOBRE, reprise('2026-09-15'))).toEqual([])
  })
})

describe('une reprise', () => {
  const ici = (jour: string, suit = '2026-10-30'): Periode => ({ quoi: 'reprise', du: jour, au: jour, champ: 'c', suit })
  it('après l’arrêt n’a rien à dire, ni avant sa fin quand le formulaire la connaît', () => {
    expect(dits(ici('2026-11-02'), OCTOBRE)).toEqual([])
    expect(dits(ici('2026-10-28'), OCTOBRE)).toEqual([])
  })
  it('pendant une prolongation que le formulaire ne connaît pas le dit', () =>
    expect(dits(ici('2026-11-02'), OCTOBRE, prolongation('2026-10-31', '2026-11-13'))).toEqual([
      expect.stringMatching(/^La prolongation CP-2 .* va jusqu’au 13\/11\/2026, après cette reprise/),
    ]))
  it('déjà déclarée à un autre jour le dit ; au même jour, c’est un doublon, dit ailleurs', () => {
    expect(dits(ici('2026-11-03'), OCTOBRE, reprise('2026-11-02'))).toEqual([expect.stringMatching(/reprise au 02\/11\/2026 est déjà déclarée/)])
    expect(dits(ici('2026-11-02'), OCTOBRE, reprise('2026-11-02'))).toEqual([])
    expect(dits(ici('2026-11-03'), OCTOBRE, reprise('2026-06-02'))).toEqual([])
  })
})
