import { describe, expect, it, vi } from 'vitest'
import { SAMPLE_CONTEXTE as contexte } from '@/lib/demarches/exemple'
import { defineDemarche, type Demarche, etape, type Raws } from '@/lib/demarches/define'
import { champsVisibles, etapeOf, judge, judgeEtape, prefill, proposals, readEtape } from '@/lib/demarches/engine'
import { recap } from '@/lib/demarches/recap'
import { dateRaw } from '@/lib/demarches/ecrire'
import { text } from '@/lib/demarches/kinds/text'
import { addDays } from '@/lib/ground/date'

/** Trois étapes : `b` dépend de `a`, `c` de `b`, `d` de l’absence de `c` ; `tete` dépend d’une étape qui vient après. */
const demarche: Demarche = defineDemarche({
  slug: 'essai',
  version: 1,
  domaine: 'prevoyance',
  place: 9,
  phrase: '',
  encore: '',
  titre: 'Essai',
  univers: ['prevoyance'],
  minutes: 1,
  preparer: ['rien'],
  suite: ['rien'],
  etapes: [
    etape('un', 'Un', {
      nom: { kind: 'text', label: 'Nom', prefill: () => ({ raw: 'Benali', source: 'compte' }) },
      a: { kind: 'yesno', label: 'A' },
      b: { kind: 'yesno', label: 'B', when: (r) => r.a === true, si: 'si A' },
      tete: { kind: 'text', label: 'Tête', when: (r) => r.c === 'x', si: 'si C' },
    }),
    etape('deux', 'Deux', {
      c: { kind: 'text', label: 'C', when: (r) => r.b === true, si: 'si B' },
      d: { kind: 'text', label: 'D', requis: false, when: (r) => r.c === undefined, si: 'si pas C' },
      table: {
        kind: 'rows',
        label: 'Table',
        requis: false,
        max: 3,
        ajouter: 'Ajouter',
        colonnes: { x: { kind: 'text', label: 'X' }, y: { kind: 'text', label: 'Y', when: (r) => r.a === true } },
      },
    }),
    etape('trois', 'Trois', { decomptes: { kind: 'yesno', label: 'Décomptes' }, fichiers: { kind: 'pieces', label: 'Fichiers' } }),
  ],
  check: (r) =>
    [
      ...(r.nom === 'Interdit'
        ? [
            { champ: 'nom', message: 'Premier.' },
            { champ: 'nom', message: 'Second.' },
          ]
        : []),
      ...(r.d === 'z' ? [{ champ: 'c', message: 'Sur un champ caché.' }] : []),
      { champ: 'decomptes', message: 'Toujours.' },
    ].filter((defaut) => defaut.champ !== 'decomptes' || r.nom === 'Loin'),
  avertir: (r) =>
    r.a === false
      ? [
          { champ: 'a', message: 'Étonnant.' },
          { champ: 'b', message: 'Caché.' },
        ]
      : [],
  pieces: (r) => [
    { cle: 'un', libelle: 'Une', pourquoi: '', requise: r.decomptes === true },
    { cle: 'deux', libelle: 'Deux', pourquoi: '', requise: true, plusTard: true },
  ],
  objet: () => 'Essai',
})
const juge = (raws: Raws, vues: string[] = [], pieces: string[] = []) => judge(demarche, raws, contexte, vues, pieces)
const etats = (raws: Raws, vues: string[] = [], pieces: string[] = []) => juge(raws, vues, pieces).etapes.map((e) => e.etat)

describe('les conditions', () => {
  it('une réponse dont la condition est fausse compte pour absente, de proche en proche, d’une étape à l’autre', () => {
    const raws: Raws = { nom: 'x', a: 'oui', b: 'oui', c: 'x', d: 'z', tete: 't' }
    expect(juge(raws).reponses).toEqual({ nom: 'x', a: true, b: true, c: 'x', tete: 't' })
    expect(juge({ ...raws, a: 'non' }).reponses).toEqual({ nom: 'x', a: false, d: 'z' })
    expect(juge({ ...raws, b: 'non' }).reponses).toEqual({ nom: 'x', a: true, b: false, d: 'z' })
    expect(juge({ ...raws, c: 'autre' }).reponses).toEqual({ nom: 'x', a: true, b: true, c: 'autre' })
  })
  it('une réponse cachée et fausse n’est ni vérifiée, ni récapitulée', () => {
    const raws: Raws = { nom: 'x', a: 'non', b: 'n’importe quoi', decomptes: 'non' }
    expect(juge(raws).erreurs).toEqual({})
    expect(recap(demarche, raws, {}, contexte).flatMap((e) => e.lignes.map((l) => l.champ))).toEqual(['nom', 'a', 'd', 'table', 'decomptes'])
  })
  it('une réponse mal remplie compte pour absente dans les conditions', () => {
    const { erreurs, reponses } = juge({ nom: 'x', a: 'oui', b: 'peut-être', c: 'x', decomptes: 'non' })
    expect(Object.keys(erreurs)).toEqual(['b'])
    expect(reponses.c).toBeUndefined()
  })
  it('une colonne a sa condition', () => {
    const table = [{ x: '1', y: '' }]
    expect(juge({ nom: 'x', a: 'non', decomptes: 'non', table }).complet).toBe(true)
    expect(Object.keys(juge({ nom: 'x', a: 'oui', b: 'non', decomptes: 'non', table }).erreurs)).toEqual(['table'])
  })
  it('des conditions qui tournent en rond ne bloquent pas', () => {
    const rond = {
      ...demarche,
      etapes: [
        etape('un', 'Un', {
          a: { kind: 'text', label: 'A', when: (r) => r.b === undefined, si: 'si' },
          b: { kind: 'text', label: 'B', when: (r) => r.a !== undefined, si: 'si' },
        }),
      ],
    }
    expect(() => judge(rond, { a: 'x', b: 'y' }, contexte, [], [])).not.toThrow()
  })
  it('le champ visible porte ses options, ses lignes et ses colonnes calculées', () => {
    const deux = etapeOf(demarche, 'deux')
    const champs = deux ? champsVisibles(deux, { a: false }, contexte) : []
    expect(champs.map((c) => [c.nom, c.visible])).toEqual([
      ['c', false],
      ['d', true],
      ['table', true],
    ])
    const table = champs.find((c) => c.nom === 'table')?.field
    expect(table?.kind === 'rows' && Object.keys(table.colonnes)).toEqual(['x'])
    expect(etapeOf(demarche, 'constructor')).toBeNull()
  })
})

describe('les états', () => {
  it('à faire, en cours, complète, à corriger', () => {
    expect(etats({})).toEqual(['a_faire', 'a_faire', 'a_faire'])
    expect(etats({ nom: 'Benali' })).toEqual(['a_faire', 'a_faire', 'a_faire'])
    expect(etats({ nom: 'Autre' })).toEqual(['en_cours', 'a_faire', 'a_faire'])
    expect(etats({ nom: 'Benali' }, ['un'])).toEqual(['en_cours', 'a_faire', 'a_faire'])
    expect(etats({ nom: 'Benali', a: 'non' }, ['un'])).toEqual(['complete', 'a_faire', 'a_faire'])
    expect(etats({ nom: 'Benali', a: 'non' })).toEqual(['en_cours', 'a_faire', 'a_faire'])
    expect(etats({ nom: 'Benali', a: 'quoi' }, ['un'])).toEqual(['a_corriger', 'a_faire', 'a_faire'])
    expect(etats({ nom: 'Interdit', a: 'non' }, ['un'])).toEqual(['a_corriger', 'a_faire', 'a_faire'])
    expect(etats({ nom: 'Loin', a: 'non', decomptes: 'non' }, ['un', 'deux', 'trois'])).toEqual(['complete', 'complete', 'a_corriger'])
    expect(etats({ nom: 'x', a: 'oui', b: 'non' }, ['un', 'deux'])).toEqual(['complete', 'complete', 'a_faire'])
  })
  it('les pièces', () => {
    const raws: Raws = { nom: 'x', a: 'non', decomptes: 'oui' }
    expect(juge(raws, ['trois']).erreurs.fichiers).toContain('Une')
    expect(etats(raws, ['trois'])[2]).toBe('en_cours')
    expect(juge(raws, ['trois'], ['un']).complet).toBe(true)
    expect(etats(raws, ['trois'], ['un'])[2]).toBe('complete')
  })
})

describe('le contrôle d’ensemble', () => {
  it('un seul défaut par champ, jamais sur un champ caché, vide ou déjà fautif', () => {
    expect(juge({ nom: 'Interdit', a: 'non', decomptes: 'non' }).erreurs).toEqual({ nom: 'Premier.' })
    expect(juge({ nom: 'x', a: 'non', d: 'z', decomptes: 'non' }).erreurs).toEqual({})
    expect(Object.keys(juge({ nom: 'Loin', a: 'non' }).erreurs)).toEqual(['decomptes'])
    expect(juge({ nom: 'Loin', a: 'non' }).erreurs.decomptes).not.toBe('Toujours.')
  })
  it('une étape ne montre que ses erreurs', () => {
    expect(judgeEtape(demarche, 'un', { nom: 'Loin', a: 'non' }, contexte).erreurs).toEqual({})
    expect(judgeEtape(demarche, 'inconnue', {}, contexte).erreurs).toEqual({})
  })
  it('un avertissement ne porte que sur un champ visible, et n’empêche rien', () => {
    const { avertissements, complet } = juge({ nom: 'x', a: 'non', decomptes: 'non' })
    expect(avertissements.map((a) => a.champ)).toEqual(['a'])
    expect(complet).toBe(true)
  })
})

describe('ce qui vient du navigateur', () => {
  it('`__proto__`, des objets à la place des textes : rien ne passe, rien ne casse', () => {
    const forge = JSON.parse('{"__proto__":{"nom":"x"},"nom":{"a":"b"},"a":["oui"],"table":"x","decomptes":12}') as Raws
    const { erreurs, reponses } = juge(forge)
    expect(Object.keys(erreurs).sort()).toEqual(['a', 'decomptes', 'nom'])
    expect(reponses).toEqual({})
    expect(() => recap(demarche, forge, forge as never, contexte)).not.toThrow()
  })
  it('readEtape ne lit que les champs de l’étape', () => {
    const form = new FormData()
    for (const [nom, valeur] of [
      ['nom', 'x'],
      ['a', 'oui'],
      ['decomptes', 'oui'],
      ['__proto__', 'x'],
      ['siren', '900000019'],
    ] as const)
      form.append(nom, valeur)
    const un = etapeOf(demarche, 'un')
    expect(un && readEtape(un, form)).toEqual({ nom: 'x', a: 'oui', b: '', tete: '' })
  })
  it('prefill dit d’où vient chaque valeur', () =>
    expect(prefill(demarche, contexte)).toEqual({ raws: { nom: 'Benali' }, sources: { nom: 'compte' } }))
})

describe('ce que le portail sait déjà, et ce qu’il propose', () => {
  const sachant = defineDemarche({
    ...demarche,
    check: () => [],
    avertir: () => [],
    pieces: () => [],
    etapes: [
      etape('un', 'Un', {
        contrat: { kind: 'text', label: 'Contrat' },
        base: { kind: 'text', label: 'Base', connu: (r) => (r.contrat === 'connu' ? { value: 'brut', source: 'contrat' } : null) },
        suite: { kind: 'text', label: 'Suite', when: (r) => r.base === 'brut', si: 'si brut' },
        veille: { kind: 'date', label: 'Veille' },
        debut: { kind: 'date', label: 'Début', propose: (r) => (typeof r.veille === 'string' ? dateRaw(addDays(r.veille, 1)) : null) },
        bis: { kind: 'date', label: 'Bis', propose: (r) => (typeof r.debut === 'string' ? dateRaw(r.debut) : null) },
      }),
    ],
  })
  const propose = (raws: Raws) => proposals(sachant, 'un', raws, contexte)

  it('l’emporte sur ce qui est tapé, se montre avec sa source, et ne manque pas', () => {
    const raws = { contrat: 'connu', base: 'tapée' }
    const { reponses, erreurs } = judgeEtape(sachant, 'un', raws, contexte)
    expect(reponses.base).toBe('brut')
    expect(Object.keys(erreurs)).toEqual(['suite', 'veille', 'debut', 'bis'])
    const [, base] = sachant.etapes[0] ? champsVisibles(sachant.etapes[0], reponses, contexte) : []
    expect(base).toMatchObject({ nom: 'base', visible: true, connu: { texte: 'brut', source: 'contrat' } })
    expect(recap(sachant, raws, { base: 'saisie' }, contexte)[0]?.lignes[1]).toMatchObject({ texte: 'brut', source: 'contrat' })
  })
  it('se demande tant qu’il ne le sait pas', () => {
    const raws = { contrat: 'autre', base: 'tapée' }
    expect(judgeEtape(sachant, 'un', raws, contexte).reponses.base).toBe('tapée')
    expect(recap(sachant, raws, { base: 'saisie' }, contexte)[0]?.lignes[1]).toMatchObject({ texte: 'tapée', source: 'saisie' })
  })
  it('remplit les seules cases vides, l’une d’après l’autre', () => {
    expect(propose({})).toEqual({})
    expect(propose({ veille: dateRaw('2026-10-02') })).toEqual({ debut: dateRaw('2026-10-03'), bis: dateRaw('2026-10-03') })
    expect(propose({ veille: dateRaw('2026-10-02'), debut: { jour: '05', mois: '', annee: '' } })).toEqual({
      debut: { jour: '05', mois: '10', annee: '2026' },
      bis: dateRaw('2026-10-05'),
    })
    expect(propose({ veille: dateRaw('2026-10-02'), debut: dateRaw('2026-10-09'), bis: dateRaw('2026-10-09') })).toEqual({})
  })
})

it('une saisie n’est comprise qu’une fois par lecture, quel que soit le nombre de tours', () => {
  const lue = vi.spyOn(text, 'understand')
  judge(demarche, { nom: 'Benali', a: 'oui', b: 'oui', c: 'x', tete: 'y' }, contexte, [], [])
  expect(lue.mock.calls.map(([raw]) => raw).sort()).toEqual(['Benali', 'x', 'y'])
  lue.mockRestore()
})
