import { describe, expect, it } from 'vitest'
import { sayCloture, sayDemandeDePieces } from '@/lib/demandes/gestion/dire-demande'
import { sayScelle } from '@/lib/demandes/gestion/dire-scelle'
import { ongletOf } from '@/lib/demandes/gestion/onglet'
import { announced, PHRASES, phrasesOf } from '@/lib/demandes/gestion/phrases'
import { arrivalOf, BannetteSearch } from '@/lib/demandes/gestion/schema'

describe('l’onglet où s’ouvre un dossier', () => {
  const declare = { envoi: { etapes: [1] }, enCours: '', messages: [{ cote: 'client', luLe: new Date(0) }] }
  it.each([
    ['ce qui a été déclaré', {}, declare, 'declaration'],
    ['sans formulaire, les échanges', {}, { ...declare, envoi: null }, 'echanges'],
    ['un message du client non lu', {}, { ...declare, messages: [{ cote: 'client', luLe: null }] }, 'echanges'],
    ['un message du centre non lu n’y change rien', {}, { ...declare, messages: [{ cote: 'gestion', luLe: null }] }, 'declaration'],
    ['un texte commencé', {}, { ...declare, enCours: 'Bonj' }, 'echanges'],
    ['ce qu’un acte vient d’écrire', { fait: 'demander_pieces' }, declare, 'echanges'],
    ['une prise n’écrit rien', { fait: 'prendre' }, declare, 'declaration'],
    ['une pièce jugée n’écrit rien', { fait: 'valider_piece' }, declare, 'declaration'],
    ['des messages plus anciens', { plus: true }, declare, 'echanges'],
    ['ce qui est demandé l’emporte', { onglet: 'entreprise' as const, fait: 'repondre' }, declare, 'entreprise'],
  ] as const)('%s', (_, cherche, ouvert, onglet) => expect(ongletOf({ plus: false, ...cherche }, ouvert)).toBe(onglet))
})

describe('la bannette où l’on arrive', () => {
  const de = (adresse: object, superviseur = false) => arrivalOf(BannetteSearch.parse(adresse), superviseur).miennes
  it('est celle de la personne, sauf à chercher, à choisir un état, ou à superviser', () => {
    expect([de({}), de({ univers: 'sante' }), de({ miennes: 'oui' })]).toEqual(['oui', 'oui', 'oui'])
    expect([de({ q: 'Haddad' }), de({ etat: 'a_prendre' }), de({ toutes: 'oui' }), de({}, true)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('les pièces usuelles', () => {
  it('montrent d’abord celles de la démarche, et toutes quand elle n’en a pas', () => {
    expect(phrasesOf('prolongation').siennes.map(({ id }) => id)).toEqual(['decompte-ij', 'attestation-salaire', 'avis-arret', 'rib'])
    const { siennes, autres } = phrasesOf('arret-de-travail')
    expect([...siennes, ...autres]).toHaveLength(PHRASES.length)
    expect(phrasesOf('contact')).toEqual({ siennes: PHRASES, autres: [] })
  })

  it('celle que l’employeur a annoncée est proposée, tant qu’elle n’est ni jointe ni demandée', () => {
    const envoi = (code: string, emplacement: string | null = null) => ({
      etapes: [{ lignes: [{ champ: 'decomptes', valeur: { code } }] }],
      pieces: [{ emplacement }],
    })
    expect(announced(envoi('a_venir'), [])).toEqual(['decompte-ij'])
    expect(announced(envoi('joints'), [])).toEqual([])
    expect(announced(envoi('a_venir', 'decomptes_ij'), [])).toEqual([])
    expect(announced(envoi('a_venir'), ['Décompte des indemnités journalières'])).toEqual([])
    expect(announced(null, [])).toEqual([])
  })

  it('le message dit ce qui manque, pourquoi, et la date en mots', () => {
    const pieces = [{ libelle: 'RIB', pourquoi: 'De l’entreprise.' }]
    const dit = sayDemandeDePieces({ objet: 'Arrêt de travail de Lucas Garcia', pieces, echeance: '2026-12-09', signature: 'Sophie Martin' })
    expect(dit).toContain('–\u00a0RIB\u00a0: De l’entreprise.')
    expect(dit).toContain('Merci de la déposer avant le mercredi 9 décembre 2026.')
    expect(dit.endsWith('\n\nSophie Martin')).toBe(true)
    expect(
      sayDemandeDePieces({ objet: 'x', pieces: [...pieces, { libelle: 'Kbis', pourquoi: null }], echeance: '2026-12-09', signature: 'S' }),
    ).toContain('Merci de les déposer')
  })
})

it('une valeur scellée se lit par groupes', () => {
  expect(sayScelle({ type: 'nir', numero: '1850538185042', cle: '14' }).replaceAll('\u00a0', ' ')).toBe('1 85 05 38 185 042, clé 14')
  expect(sayScelle({ type: 'ntt', numero: '1900000019A12' })).toBe('1900000019A12')
  expect(sayScelle({ type: 'inconnu' })).toBe('Non connu')
  expect(sayScelle('FR7630006000011234567890189').replaceAll('\u00a0', ' ')).toBe('FR76 3000 6000 0112 3456 7890 189')
})

describe('le message qui clôt', () => {
  const dit = (issue: string) => sayCloture({ issue, objet: 'Arrêt de Karim', signature: 'Sophie Martin' })
  it('se propose quand l’issue se suffit ; il nomme la demande et se signe', () => {
    expect(dit('acceptee')).toMatch(/^Bonjour,\n\nVotre demande «\u00a0Arrêt de Karim\u00a0» est acceptée\..*\n\nSophie Martin$/)
    expect(dit('transferee')).toContain('est transférée')
  })
  it('ne s’invente pas : un refus dit pourquoi, et seul le gestionnaire le sait', () => {
    expect(['refusee', 'sans_suite', '', 'constructor'].map(dit)).toEqual(['', '', '', ''])
  })
})
