import { nationalPhone } from '@/lib/demarches/kinds/phone'
import { describe, expect, it } from 'vitest'
import { SAMPLE_CONTEXTE as contexte } from '@/lib/demarches/exemple'
import type { Field, Raw, Value } from '@/lib/demarches/define'
import { parseField } from '@/lib/demarches/parse'
import { parseField as parseInBrowser } from '@/lib/demarches/parse.browser'
import { kindOf } from '@/lib/demarches/read'
import { KINDS } from '@/lib/demarches/kinds'
import { nirKey, nirMismatch } from '@/lib/demarches/nir'
import { formatMoney, parseMoney } from '@/lib/ground/money'

const F = {
  text: { kind: 'text', label: 'Nom', max: 10 },
  paragraphe: { kind: 'text', label: 'Texte', multiligne: true },
  number: { kind: 'number', label: 'Nombre', min: 1, max: 99, decimales: 2 },
  entier: { kind: 'number', label: 'Nombre' },
  money: { kind: 'money', label: 'Montant', max: 100_000 },
  date: { kind: 'date', label: 'Date' },
  bornee: { kind: 'date', label: 'Date', min: '2026-01-02', max: '2026-12-30' },
  period: { kind: 'period', label: 'Période' },
  choice: { kind: 'choice', label: 'Choix', options: [{ code: 'a', libelle: 'Aller' }] },
  arbre: {
    kind: 'arbre',
    label: 'Objet',
    niveaux: [
      { cle: 'un', label: 'Un', manque: 'Le premier manque. Choisissez-le.' },
      { cle: 'deux', label: 'Deux', manque: 'Le second manque. Choisissez-le.' },
    ],
    branches: [
      {
        code: 'a',
        libelle: 'A',
        branches: [
          { code: 'x', libelle: 'X' },
          { code: 'y', libelle: 'Y' },
        ],
      },
      { code: 'b', libelle: 'B', branches: [{ code: 'z', libelle: 'Z' }] },
    ],
  },
  yesno: { kind: 'yesno', label: 'Oui ou non' },
  multiple: {
    kind: 'multiple',
    label: 'Cases',
    options: [
      { code: 'a', libelle: 'A' },
      { code: 'b', libelle: 'B' },
    ],
  },
  phone: { kind: 'phone', label: 'Téléphone' },
  email: { kind: 'email', label: 'Adresse' },
  address: { kind: 'address', label: 'Adresse' },
  siren: { kind: 'siren', label: 'SIREN' },
  siret: { kind: 'siret', label: 'SIRET' },
  nir: { kind: 'nir', label: 'NIR' },
  iban: { kind: 'iban', label: 'IBAN' },
  etablissement: { kind: 'etablissement', label: 'Établissement' },
  contrat: { kind: 'contrat', label: 'Contrat', univers: ['prevoyance'] },
  certification: { kind: 'certification', label: 'Certification', texte: 'Je certifie' },
  rows: {
    kind: 'rows',
    label: 'Lignes',
    max: 2,
    min: 1,
    ajouter: 'Ajouter',
    colonnes: { du: { kind: 'date', label: 'Du' }, nom: { kind: 'text', label: 'Nom', requis: false } },
  },
  mois: {
    kind: 'mois',
    label: 'Mois',
    colonnes: { brut: { kind: 'money', label: 'Brut' } },
    lignes: () => [
      { cle: '2026-08', libelle: 'août 2026' },
      { cle: '2026-09', libelle: 'septembre 2026' },
    ],
  },
} satisfies Record<string, Field>

const recapText = (field: Field, raw: Raw): string => {
  const lecture = parseField(raw, field, contexte)
  return lecture.ok ? kindOf(field).toText(lecture.value, field, contexte) : ''
}
const parse = (champ: keyof typeof F, raw: Raw) => parseField(raw, F[champ], contexte)
const d = (jour: string, mois: string, annee: string): Raw => ({ jour, mois, annee })
const nir = (numero: string, cle: string, type = 'nir'): Raw => ({ type, numero, cle })
const adresse = (plus: Record<string, string> = {}): Raw => ({
  voie: '24 rue des Lilas',
  complement: '',
  codePostal: '69200',
  commune: 'Vénissieux',
  pays: '',
  ...plus,
})

const JUSTES: [keyof typeof F, Raw, Value][] = [
  ['text', '  Haddad ', 'Haddad'],
  ['text', '😀 محمد', '😀 محمد'],
  ['text', '<b>x</b>', '<b>x</b>'],
  ['text', '0123456789', '0123456789'],
  ['paragraphe', 'a\r\nb\tc', 'a\nb\tc'],
  ['number', '1', 1],
  ['number', '99', 99],
  ['number', '1,25 %', 1.25],
  ['entier', '1\u202f234', 1234],
  ['money', '1 000,00', 100_000],
  ['money', '0', 0],
  ['money', '12.5 €', 1250],
  ['money', '1.000,00', 100_000],
  ['date', d('29', '2', '2024'), '2024-02-29'],
  ['date', d('1', '1', '1900'), '1900-01-01'],
  ['date', '2026-10-02', '2026-10-02'],
  ['date', '02/10/2026', '2026-10-02'],
  ['bornee', d('02', '01', '2026'), '2026-01-02'],
  ['bornee', d('30', '12', '2026'), '2026-12-30'],
  [
    'period',
    { 'du.jour': '1', 'du.mois': '2', 'du.annee': '2026', 'au.jour': '1', 'au.mois': '2', 'au.annee': '2026' },
    { du: '2026-02-01', au: '2026-02-01' },
  ],
  ['choice', 'a', 'a'],
  ['arbre', { un: 'a', deux: 'y' }, 'a/y'],
  // Un choix unique va de soi, et ce qui reste d’une autre branche ne compte pas.
  ['arbre', { un: 'b', deux: '' }, 'b/z'],
  ['arbre', { un: 'b', deux: 'x' }, 'b/z'],
  ['yesno', 'oui', true],
  ['yesno', 'non', false],
  ['multiple', ['b', 'a', 'a'], ['a', 'b']],
  ['phone', '06 39 98 12 34', '+33639981234'],
  ['phone', '+33 (0)6 39 98 12 34', '+33639981234'],
  ['phone', '0639 12 34 56', '+262639123456'],
  ['phone', '0590 12 34 56', '+590590123456'],
  ['phone', '0696 12 34 56', '+596696123456'],
  ['phone', '0262 12 34 56', '+262262123456'],
  ['phone', '0594 12 34 56', '+594594123456'],
  ['phone', '+687 12 34 56', '+687123456'],
  ['phone', '0032 2 555 12 34', '+3225551234'],
  ['email', 'Nadia.Benali@Exemple.FR', 'Nadia.Benali@exemple.fr'],
  ['email', 'a@éxemple.fr', 'a@éxemple.fr'],
  ['siren', '900 000 019', '900000019'],
  ['siren', '73282932000074', '732829320'],
  ['siret', '732 829 320 00074', '73282932000074'],
  ['siret', '35600000018723', '35600000018723'],
  ['nir', nir('1850578006084', '91'), { type: 'nir', numero: '1850578006084', cle: '91' }],
  ['nir', nir('2690549588157', '80'), { type: 'nir', numero: '2690549588157', cle: '80' }],
  ['nir', nir('180042A003012', '38'), { type: 'nir', numero: '180042A003012', cle: '38' }],
  ['nir', nir('2 85 06 2b 033 045', '33'), { type: 'nir', numero: '285062B033045', cle: '33' }],
  ['nir', nir('185053818504214', ''), { type: 'nir', numero: '1850538185042', cle: '14' }],
  ['nir', nir('1900000019A12', '', 'ntt'), { type: 'ntt', numero: '1900000019A12' }],
  ['nir', nir('7850538185042', '', 'ntt'), { type: 'ntt', numero: '7850538185042' }],
  ['nir', nir('', '', 'inconnu'), { type: 'inconnu' }],
  ['iban', 'FR76 3000 6000 0112 3456 7890 189', 'FR7630006000011234567890189'],
  ['iban', 'fr1420041010050500013m02606', 'FR1420041010050500013M02606'],
  ['iban', 'DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
  ['etablissement', contexte.etablissements[0]?.siret ?? '', contexte.etablissements[0]?.siret ?? ''],
  ['contrat', 'TRM-NC-0000123', 'TRM-NC-0000123'],
  ['certification', 'oui', true],
  ['address', adresse(), { voie: '24 rue des Lilas', complement: '', codePostal: '69200', commune: 'Vénissieux', pays: 'France' }],
  [
    'address',
    adresse({ pays: 'Belgique', codePostal: '' }),
    { voie: '24 rue des Lilas', complement: '', codePostal: '', commune: 'Vénissieux', pays: 'Belgique' },
  ],
  ['rows', [{ du: '2026-03-02' }, { du: '', nom: '' }], [{ du: '2026-03-02' }]],
  [
    'mois',
    [
      { cle: '2026-09', brut: '2' },
      { cle: '2026-08', brut: '1' },
      { cle: '2026-07', brut: 'x' },
    ],
    [
      { cle: '2026-08', brut: 100 },
      { cle: '2026-09', brut: 200 },
    ],
  ],
]

const FAUSSES: [keyof typeof F, Raw, string?][] = [
  ['arbre', { un: 'c', deux: 'x' }, 'un'],
  ['arbre', { un: 'a', deux: '' }, 'deux'],
  ['arbre', { un: 'a', deux: 'z' }, 'deux'],
  ['text', '01234567890'],
  ['text', 'a\u0000b'],
  ['text', 'Du\u202e12'],
  ['text', 'Haddad\u2067'],
  ['text', 'a\nb'],
  ['text', '\ud83d'],
  ['text', 'x'.repeat(1_000_000)],
  ['paragraphe', 'x'.repeat(4001)],
  ['number', '0'],
  ['number', '100'],
  ['number', '0,99'],
  ['number', '1,234'],
  ['number', '1e3'],
  ['number', 'NaN'],
  ['entier', '1,5'],
  ['money', '1 000,01'],
  ['money', '-0,01'],
  ['money', '1,234'],
  ['money', 'Infinity'],
  ['date', d('31', '2', '2026'), 'jour'],
  ['date', d('29', '2', '2026'), 'jour'],
  ['date', d('31', '4', '2026'), 'jour'],
  ['date', d('0', '1', '2026'), 'jour'],
  ['date', d('12', '13', '2026'), 'mois'],
  ['date', d('12', '0', '2026'), 'mois'],
  ['date', d('12', '10', '26'), 'annee'],
  ['date', d('12', '10', '1899'), 'annee'],
  ['date', d('12', '10', ''), 'annee'],
  ['date', d('', '10', '2026'), 'jour'],
  ['date', d('12', '', '2026'), 'mois'],
  ['bornee', d('01', '01', '2026'), 'annee'],
  ['bornee', d('31', '12', '2026'), 'annee'],
  ['period', { 'du.jour': '2', 'du.mois': '2', 'du.annee': '2026', 'au.jour': '1', 'au.mois': '2', 'au.annee': '2026' }, 'au.jour'],
  ['period', { 'du.jour': '31', 'du.mois': '2', 'du.annee': '2026' }, 'du.jour'],
  ['choice', 'b'],
  ['choice', '__proto__'],
  ['choice', 'toString'],
  ['yesno', 'peut-être'],
  ['multiple', ['a', 'c']],
  ['phone', '06 39 98 12 3'],
  ['phone', '0892 12 34 56'],
  ['phone', '+33 892 12 34 56'],
  ['phone', '+687 12 34 5'],
  ['phone', 'abc'],
  ['email', 'a@b'],
  ['email', 'a b@exemple.fr'],
  ['email', 'a@exemple.fr\nBcc: b@exemple.fr'],
  ['email', `${'a'.repeat(250)}@exemple.fr`],
  ['siren', '900000018'],
  ['siren', '9000000190'],
  ['siret', '73282932000075'],
  ['siret', '35600000018724'],
  ['nir', nir('1850578006084', '92'), 'cle'],
  ['nir', nir('1850578006084', ''), 'cle'],
  ['nir', nir('185057800608', '91'), 'numero'],
  ['nir', nir('1851378006084', '91'), 'numero'],
  ['nir', nir('1850578000084', '91'), 'numero'],
  ['nir', nir('3850578006084', '91'), 'numero'],
  ['nir', nir('7850578006084', '91'), 'numero'],
  ['nir', nir('180042C003012', '38'), 'numero'],
  ['nir', nir('X', '', 'ntt'), 'numero'],
  ['nir', nir('1850578006084', '91', '__proto__'), 'type'],
  ['iban', 'FR7630006000011234567890188'],
  ['iban', 'FR763000600001123456789018'],
  ['iban', 'US7630006000011234567890189'],
  ['iban', '__proto__'],
  ['iban', '12'],
  ['etablissement', '90000002700012'],
  ['contrat', 'TRM-SANTE-0000456'],
  ['certification', 'non'],
  ['address', adresse({ codePostal: '6920' }), 'codePostal'],
  ['address', adresse({ voie: 'x'.repeat(39) }), 'voie'],
  ['address', adresse({ commune: '' }), 'commune'],
  ['rows', [{ du: '31/02/2026' }], '0.du'],
  ['rows', [{ du: '2026-03-02' }, { nom: 'x' }], '1.du'],
  ['rows', [{ du: '2026-03-02' }, { du: '2026-03-02' }, { du: '2026-03-02' }]],
  ['mois', [{ cle: '2026-08', brut: '1' }], '1.brut'],
]

/** Ce qu’un navigateur forgé peut mettre à la place d’une saisie. */
const HOSTILES: unknown[] = [
  null,
  0,
  true,
  {},
  [],
  [[]],
  [null],
  [{ cle: {} }],
  { jour: {} },
  { __proto__: null, numero: [] },
  '\u0000',
  JSON.parse('{"__proto__":{"jour":"1"}}'),
]

describe('les genres', () => {
  it.each(JUSTES)('%s comprend %j', (champ, raw, value) => expect(parse(champ, raw)).toEqual({ ok: true, value }))

  it.each(FAUSSES.map(([champ, raw, partie]) => [champ, JSON.stringify(raw).slice(0, 60), raw, partie] as const))(
    '%s refuse %s',
    (champ, _, raw, partie) => {
      const lecture = parse(champ, raw)
      expect(lecture.ok).toBe(false)
      if (lecture.ok) return
      expect(lecture.partie).toBe(partie)
      // Un problème, un remède : deux phrases au moins, et rien qui crie.
      expect(lecture.message).toMatch(/[.?] \S.*\.$/)
      expect(lecture.message).not.toContain('!')
    },
  )

  it('le 31 février dit quoi, comment, et un exemple', () => {
    const lecture = parse('date', d('31', '2', '2026'))
    expect(lecture.ok ? '' : lecture.message).toBe(
      'Le 31 février 2026 n’existe pas. Ce mois a 28 jours\u00a0: corrigez le jour, par exemple 28 02 2026.',
    )
  })

  it.each(Object.keys(F) as (keyof typeof F)[])('%s : une saisie forgée ne casse rien', (champ) => {
    for (const hostile of HOSTILES) {
      const raw = hostile as Raw
      const kind = kindOf(F[champ])
      expect(() => kind.isEmpty(raw)).not.toThrow()
      expect(() => parseField(raw, F[champ], contexte)).not.toThrow()
    }
    expect(({} as Record<string, unknown>).jour).toBeUndefined()
  })

  it.each(Object.keys(F) as (keyof typeof F)[])('%s : le navigateur et le serveur disent la même chose, mot pour mot', (champ) => {
    const essais = [...JUSTES, ...FAUSSES].map(([, raw]) => raw).concat(HOSTILES as Raw[])
    for (const raw of essais) expect(parseField(raw, F[champ], contexte), JSON.stringify(raw)).toEqual(parseInBrowser(raw, F[champ], contexte))
  })

  it('chaque genre a son essai', () => {
    const essayes = new Set<string>(Object.values(F).map((field) => field.kind))
    expect(Object.keys(KINDS).filter((kind) => !essayes.has(kind))).toEqual(['pieces'])
  })

  it('un NIR et un IBAN ne s’écrivent que masqués', () => {
    const [numero, compte] = [recapText(F.nir, nir('1850578006084', '91')), recapText(F.iban, 'FR7630006000011234567890189')]
    expect(numero).not.toMatch(/0578|006|084|91/)
    expect(compte).toBe('FR76 •••• •••• 0189')
    expect(Object.entries(KINDS).flatMap(([nom, kind]) => ('sensible' in kind && kind.sensible ? [nom] : []))).toEqual(['iban', 'nir'])
  })

  it('les mots du récapitulatif', () => {
    expect(recapText(F.date, d('2', '10', '2026'))).toBe('vendredi 2 octobre 2026')
    expect(recapText(F.money, '234,56')).toBe('234,56\u00a0€')
    expect(recapText(F.phone, '0639981234')).toBe('06\u00a039\u00a098\u00a012\u00a034')
    expect(recapText(F.address, adresse())).toBe('24 rue des Lilas, 69200 Vénissieux')
    expect(
      recapText(F.mois, [
        { cle: '2026-08', brut: '1' },
        { cle: '2026-09', brut: '2' },
      ]),
    ).toBe('Août 2026 – Brut\u00a0: 1,00\u00a0€\nSeptembre 2026 – Brut\u00a0: 2,00\u00a0€')
  })
})

describe('le NIR et la naissance', () => {
  it.each([
    ['1850578006084', '1985-05-14', true],
    ['1850578006084', '1985-06-14', false],
    ['1850578006084', '1986-05-14', false],
    ['1852078006084', '1985-06-14', true],
    ['180042A003012', '1980-04-01', true],
    ['175122A003012', '1975-12-31', false],
    ['176012A003012', '1976-01-01', true],
    ['1850597105084', '1985-05-14', true],
  ])('%s, né le %s : %s', (numero, naissance, accord) => expect(nirMismatch(numero, naissance) === null).toBe(accord))

  it('la clé de l’outre-mer et de l’étranger se calcule comme les autres', () => {
    for (const numero of ['1850597105084', '2900699352017']) expect(parse('nir', nir(numero, nirKey(numero))).ok).toBe(true)
    expect(nirKey('2900638421017')).toBe('52')
  })
})

describe('lire un formulaire', () => {
  const form = (paires: [string, string | Blob][]) => {
    const data = new FormData()
    for (const [nom, valeur] of paires) data.append(nom, valeur)
    return data
  }
  const read = (champ: keyof typeof F, paires: [string, string | Blob][]) => kindOf(F[champ]).read(form(paires), 'c', F[champ])

  it('coupe un texte d’un mégaoctet, et ignore un fichier à la place d’un texte', () => {
    expect(read('text', [['c', 'x'.repeat(1_000_000)]])).toHaveLength(20_000)
    expect(read('text', [['c', new Blob(['x'])]])).toBe('')
  })
  it('lit les parties, les lignes qui ont des trous, et les mois par leur clé', () => {
    expect(
      read('date', [
        ['c.jour', '2'],
        ['c.mois', '10'],
        ['c.annee', '2026'],
        ['c.__proto__', 'x'],
      ]),
    ).toEqual({ jour: '2', mois: '10', annee: '2026' })
    expect(
      read('rows', [
        ['c.3.du.jour', '2'],
        ['c.3.du.mois', '3'],
        ['c.3.du.annee', '2026'],
        ['c.0.nom', 'Un'],
        ['c.1.nom', ' '],
      ]),
    ).toEqual([
      { du: '', nom: 'Un' },
      { du: '2026-3-2', nom: '' },
    ])
    expect(
      read('mois', [
        ['c.0.cle', '2026-09'],
        ['c.0.brut', '5'],
      ]),
    ).toEqual([{ cle: '2026-09', brut: '5' }])
    expect(
      read(
        'rows',
        Array.from({ length: 500 }, (_, i) => [`c.${i}.nom`, 'x']),
      ),
    ).toHaveLength(3)
  })
  it('un numéro revenu masqué n’est pas une saisie ; la clé collée est détachée', () => {
    const masque = { type: 'nir', numero: '1 85 •• •• ••• •••', cle: '••' }
    const paires = Object.entries(masque).map(([partie, texte]): [string, string] => [`c.${partie}`, texte])
    expect(read('nir', paires)).toEqual(masque)
    expect(read('nir', [['c.numero', '1 85 05 38 185 042 14']])).toEqual({ type: 'nir', numero: '1850538185042', cle: '14' })
    expect(kindOf(F.nir).isEmpty(read('nir', [['c.type', 'nir']]))).toBe(true)
  })
})

describe('les montants', () => {
  it.each([
    ['1 234,56', 123456],
    ['1\u202f234,5', 123450],
    ['1234.56', 123456],
    ['12,345', null],
    ['', null],
    ['-5', -500],
  ])('%s', (texte, centimes) => expect(parseMoney(texte)).toBe(centimes))
  it('s’écrivent avec leurs espaces', () => expect(formatMoney(123456)).toBe('1\u202f234,56\u00a0€'))
})

it.each([
  ['+33472000019', '04 72 00 00 19'],
  ['0472000019', '04 72 00 00 19'],
  ['+262692123456', '06 92 12 34 56'],
  ['+3225551234', '+3225551234'],
])('le téléphone %s se propose comme l’aide le demande', (garde, ecrit) => expect(nationalPhone(garde)).toBe(ecrit))
