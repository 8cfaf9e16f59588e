import { describe, expect, it } from 'vitest'
import { delegationSentence, powers } from '@/lib/delegations/phrases'
import { changesOf, type Reglee } from '@/lib/delegations/changes'
import { readEnd, readUnivers } from '@/lib/delegations/droits-saisis'

const BASE: Reglee = {
  contact: { civilite: 'madame', nom: 'Benali', prenom: 'Nadia', telephone: '+33639980046', email: 'n@exemple.fr' },
  portee: 'manuelle',
  sirens: ['1', '2'],
  univers: ['sante', 'prevoyance'],
  lectureSeule: false,
  lecture: ['sante'],
  au: null,
}
const ENTREPRISES = ['1', '2', '3'].map((siren) => ({ siren, nom: `Entreprise ${siren}` }))
const change = (plus: Partial<Reglee>, avant = BASE, attend = false) =>
  changesOf({ cabinet: 'Cabinet', attend }, avant, { ...avant, ...plus }, ENTREPRISES)
const tout = { ...BASE, portee: 'portefeuille' as const, sirens: [] }

describe('ce qui change d’une délégation, en phrases', () => {
  it.each<[string, Partial<Reglee>, string[], Reglee?, boolean?]>([
    ['rien', {}, []],
    ['une entreprise de moins', { sirens: ['1'] }, ['Cabinet perd l’accès à Entreprise 2.']],
    ['une de plus, une de moins', { sirens: ['1', '3'] }, ['Cabinet perd l’accès à Entreprise 2.', 'Cabinet a désormais accès à Entreprise 3.']],
    ['tout', { portee: 'portefeuille', sirens: [] }, ['Cabinet a désormais toutes les entreprises du compte, celles ajoutées plus tard comprises.']],
    [
      'plus tout',
      { portee: 'manuelle', sirens: ['1'] },
      ['Cabinet perd l’accès à Entreprise 2 et Entreprise 3.', 'Cabinet n’aura plus les entreprises ajoutées plus tard.'],
      tout,
    ],
    ['déclarer en plus', { lecture: [] }, ['Cabinet pourra aussi déclarer en santé.']],
    ['consulter seulement', { lectureSeule: true, lecture: [] }, ['Cabinet ne pourra plus déclarer en prévoyance, seulement consulter.']],
    ['un univers de plus', { univers: ['sante', 'prevoyance', 'retraite'] }, ['Cabinet pourra déclarer en retraite.']],
    ['un de moins', { univers: ['prevoyance'], lecture: [] }, ['Cabinet ne verra plus rien en santé.']],
    ['une fin', { au: new Date('2027-12-31') }, ['La délégation s’arrêtera le 31 décembre 2027.']],
    ['sans fin', { au: null }, ['La délégation de Cabinet n’a plus de date de fin.'], { ...BASE, au: new Date('2027-12-31') }],
    ['le contact', { contact: { ...BASE.contact, prenom: 'Lina' } }, ['Votre contact devient Lina Benali.']],
    ['le téléphone', { contact: { ...BASE.contact, telephone: '+33639980047' } }, ['Le téléphone de Nadia Benali change.']],
    ['l’adresse', { contact: { ...BASE.contact, email: 'a@exemple.fr' } }, ['L’adresse de Nadia Benali devient a@exemple.fr.']],
    [
      'l’adresse, en attente',
      { contact: { ...BASE.contact, email: 'a@exemple.fr' } },
      ['La demande repart à a@exemple.fr\u00a0: le premier lien ne vaut plus.'],
      BASE,
      true,
    ],
  ])('%s', (_, plus, attendu, avant, attend) => {
    expect(change(plus, avant, attend)).toEqual(attendu)
  })

  it('au-delà de cinq, les entreprises se comptent', () => {
    const sirens = Array.from({ length: 8 }, (_, i) => String(i + 1))
    expect(change({ sirens: [] }, { ...BASE, sirens })).toEqual([
      'Cabinet perd l’accès à Entreprise 1, Entreprise 2, Entreprise 3, 4, 5 et 3\u00a0autres.',
    ])
  })
})

describe('ce qu’une délégation donne, en une phrase', () => {
  it('déclarer ici, consulter là', () => {
    expect(powers(BASE)).toBe('déclarer en prévoyance et consulter en santé')
    expect(powers({ ...BASE, lectureSeule: true, lecture: [] })).toBe('consulter en prévoyance et santé')
    expect(delegationSentence({ ...BASE, entreprises: 3, au: new Date('2027-12-31') })).toBe(
      'pourra déclarer en prévoyance et consulter en santé pour 3\u00a0entreprises, jusqu’au 31 décembre 2027.',
    )
    expect(delegationSentence({ ...tout, entreprises: 0 })).toContain(
      'toutes les entreprises du compte, celles ajoutées plus tard comprises, sans date de fin',
    )
  })
})

describe('ce qui se lit d’un formulaire', () => {
  it('déclarer suppose consulter ; tout en lecture se dit d’un mot', () => {
    expect(readUnivers({ consulter: ['sante'], declarer: ['prevoyance'] })).toEqual({
      univers: ['sante', 'prevoyance'],
      lectureSeule: false,
      lecture: ['sante'],
    })
    expect(readUnivers({ consulter: ['retraite', 'sante'], declarer: [] })).toEqual({
      univers: ['sante', 'retraite'],
      lectureSeule: true,
      lecture: [],
    })
    expect(readUnivers({ consulter: [], declarer: [] })).toMatchObject({ univers: [] })
  })

  it.each<[string, string, string, unknown]>([
    ['', '', '', null],
    ['30', '11', '2026', new Date('2026-11-30T00:00:00Z')],
    ['29', '11', '2026', expect.stringContaining('passée')],
    ['29', '2', '2027', expect.stringContaining('n’existe pas')],
    ['1', '13', '2027', expect.stringContaining('n’existe pas')],
    ['1', '1', '27', expect.stringContaining('n’existe pas')],
    ['x', '1', '2027', expect.stringContaining('n’existe pas')],
    ['', '1', '2027', expect.stringContaining('n’existe pas')],
    ['1', '1', '2040', expect.stringContaining('trop loin')],
  ])('la date de fin « %s %s %s »', (jour, mois, annee, attendu) => {
    expect(readEnd({ 'au.jour': jour, 'au.mois': mois, 'au.annee': annee }, '2026-11-30')).toEqual(attendu)
  })
})
