import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AnomalieOuverte, groupByCause } from '@/lib/retours-dsn/causes'
import { familleOf, listFamilles } from '@/lib/ground/familles-dsn'
import { causeOf, individuOf, OCTETS_RETOUR, readRetour } from '@/lib/retours-dsn/lire'

const JSON_DIT = readFileSync(join(import.meta.dirname, '../../../prisma/seed/crm_900000019.json'), 'utf8')
const read = (texte: string) => readRetour(new TextEncoder().encode(texte))

describe('lire un compte rendu', () => {
  it('notre exemple, valeur par valeur', () => {
    const retour = read(JSON_DIT)
    expect(retour).toMatchObject({
      id: 'CRM-2026-02-0001',
      codeRetour: 1,
      declaration: { mois: '2026-01', siret: '90000001900019' },
      montants: { ecartCentimes: 656 },
      anomalies: [
        { code: 'E-POP-01', rubrique: 'S21.G00.70.005', valeur: 'XX', attendu: ['CA'], contrat: 'TRM-CADRE-0000789' },
        { code: 'E-BAS-02', rubrique: 'S21.G00.79.001', valeur: null, attendu: ['13'] },
        { code: 'E-COT-01', rubrique: 'S21.G00.81.004', valeur: '60.07', attendu: ['66.63'] },
      ],
    })
  })

  it.each<[string, string, string]>([
    ['coupé', JSON_DIT.slice(0, 300), 'coupé en route'],
    ['du texte', 'bonjour', 'pas un JSON'],
    ['une clé inconnue', JSON_DIT.replace('"norme"', '"__proto__": {"a": 1}, "virus": 1, "norme"'), 'clé inconnue'],
    ['un code retour inconnu', JSON_DIT.replace('"codeRetour": 1', '"codeRetour": 4'), 'codeRetour'],
    ['un mois qui n’en est pas un', JSON_DIT.replace('"2026-01"', '"2026-13"'), 'declaration.mois'],
    ['une rubrique mal écrite', JSON_DIT.replace('S21.G00.70.005', '70.005'), 'anomalies.0.rubrique'],
    ['trop lourd', `${JSON_DIT}${' '.repeat(OCTETS_RETOUR)}`, '1\u00a0Mo'],
  ])('%s : une phrase', (_nom, texte, phrase) => {
    expect(read(texte)).toContain(phrase)
  })
})

describe('ce qui est une identité ou un compte bancaire', () => {
  const [nir, iban] = ['1850578006084', 'FR76 3000 6000 0112 3456 7890 189']
  const lues = (...anomalies: object[]) => {
    const {
      anomalies: [une],
      ...dit
    } = JSON.parse(JSON_DIT)
    const retour = read(JSON.stringify({ ...dit, anomalies: anomalies.map((plus) => ({ ...une, ...plus })) }))
    if (typeof retour === 'string') throw new Error(retour)
    return retour.anomalies
  }

  it.each<[string, string, string]>([
    ['S21.G00.20.003', 'AGRIFRPP882', '•••• P882'],
    ['S21.G00.20.004', iban, '•••• 0189'],
    ['S21.G00.30.001', nir, '•••• 6084'],
    ['S21.G00.30.002', 'LEFEVRE', '•••• RE'],
    ['S21.G00.30.005', '01', '••••'],
    ['S21.G00.30.020', '1850578006084X12', '•••• 4X12'],
    ['S21.G00.31.008', nir, '•••• 6084'],
    ['S21.G00.60.007', iban, '•••• 0189'],
    ['S21.G00.60.008', 'AGRIFRPP', '•••• PP'],
    ['S21.G00.73.007', nir, '•••• 6084'],
    ['S20.G00.07.003', 'claire@durand.test', '•••• test'],
  ])('%s : lue en partie, la cause aussi', (rubrique, valeur, gardee) => {
    const [une] = lues({ rubrique, valeur, attendu: [valeur] })
    expect(une).toMatchObject({ valeur: gardee, attendu: [gardee] })
    expect(une && causeOf(une)).toContain(`${rubrique}|${gardee}`)
  })

  it('mis ailleurs, dans un message, une autre valeur ou un matricule, il n’y reste pas ; le reste est mot pour mot', () => {
    const [une, autre] = lues(
      { valeur: nir, attendu: [iban], message: `Le NIR ${nir} et ${iban}.`, individu: { matricule: nir, nom: 'A' } },
      { rubrique: 'S21.G00.20.005', valeur: '201.01', attendu: ['207.57'] },
    )
    expect(une).toMatchObject({
      valeur: '•••• 6084',
      attendu: ['•••• 0189'],
      message: 'Le NIR •••• 6084 et •••• 0189.',
      individu: { matricule: '•••• 6084' },
    })
    expect(autre).toMatchObject({ valeur: '201.01', attendu: ['207.57'], message: 'Code population inconnu pour le contrat' })
  })
})

describe('les familles', () => {
  it.each([
    ['E-CTR-02', 'contrat'],
    ['E-ORG-01', 'organisme'],
    ['E-POP-01', 'population'],
    ['E-OPT-01', 'option'],
    ['E-AFF-01', 'affiliation_absente'],
    ['E-AFF-02', 'affiliation_double'],
    ['E-BAS-01', 'base_absente'],
    ['E-BAS-02', 'composant_absent'],
    ['E-BAS-03', 'composant_de_trop'],
    ['E-COT-01', 'cotisation'],
    ['E-VRS-01', 'versement'],
    ['E-PER-01', 'periode'],
    ['E-SOR-01', 'sorti'],
    ['E-IDT-01', 'identite'],
    ['E-SIR-01', 'siret'],
    ['E-BAN-01', 'iban'],
    ['E-RET-01', 'retroactif'],
  ])('%s est de la famille « %s »', (code, famille) => {
    expect(familleOf(code)?.code).toBe(famille)
  })

  it('chacune a son explication, son remède et sa rubrique, et un code d’ailleurs n’en a pas', () => {
    for (const { explication, remede, rubrique } of listFamilles()) {
      expect(explication.length * remede.length).toBeGreaterThan(100)
      expect(rubrique).toMatch(/^S21\.G00\.\d{2}\.\d{3}$/)
    }
    expect(listFamilles()).toHaveLength(17)
    expect([familleOf('E-ZZZ-99'), familleOf('E-BAS-09'), familleOf('POP')]).toEqual([null, null, null])
  })
})

const une = (plus: Partial<AnomalieOuverte>): AnomalieOuverte => ({
  retourId: '0199f0a0-0000-7000-8000-000000000001',
  rang: 0,
  code: 'E-POP-01',
  cause: 'c',
  univers: 'prevoyance',
  siret: '90000001900019',
  mois: '2026-01',
  nom: 'ANNE LEFEVRE',
  individu: '000051',
  rubrique: 'S21.G00.70.005',
  valeur: 'XX',
  attendu: ['CA'],
  message: 'm',
  contratReference: 'TRM-CADRE-0000789',
  corrigeeMois: null,
  corrigeeParNom: null,
  corrigeeLe: null,
  ...plus,
})

describe('les causes', () => {
  it('deux mois et deux salariés font une cause ; un montant qui change aussi', () => {
    const commun = { code: 'E-COT-01', contrat: 'TRM-CADRE-0000789', rubrique: 'S21.G00.81.004' }
    expect(causeOf({ ...commun, attendu: ['66.63'] })).toBe(causeOf({ ...commun, attendu: ['70.12'] }))
    expect(causeOf({ ...commun, attendu: ['CA'] })).not.toBe(causeOf({ ...commun, attendu: ['NC'] }))
    expect([individuOf({ individu: { matricule: '1', nom: 'A' } }), individuOf({ individu: { nom: 'A', prenom: 'B' } }), individuOf({})]).toEqual([
      '1',
      'A B',
      '',
    ])
    const [cause] = groupByCause([une({}), une({ mois: '2026-02' }), une({ nom: 'JEAN PETIT', siret: '90000001900027' })])
    expect(cause).toMatchObject({
      mois: ['2026-02', '2026-01'],
      salaries: ['ANNE LEFEVRE', 'JEAN PETIT'],
      sirets: ['90000001900019', '90000001900027'],
      ecart: 0,
    })
  })

  it('la plus lourde d’abord, par l’écart puis par ce qu’elle touche', () => {
    const causes = groupByCause([
      une({ cause: 'b' }),
      une({ cause: 'a', mois: '2026-02' }),
      une({ cause: 'a' }),
      une({ cause: 'z', valeur: '60.07', attendu: ['66.63'] }),
    ])
    expect(causes.map(({ cle, ecart }) => [cle, ecart])).toEqual([
      ['z', 656],
      ['a', 0],
      ['b', 0],
    ])
  })

  it('corrigée quand toutes ses anomalies le sont', () => {
    const note = { corrigeeMois: '2026-03', corrigeeParNom: 'Claire', corrigeeLe: new Date('2026-03-01') }
    expect(groupByCause([une(note), une({})])[0]?.corrigee).toBeNull()
    expect(groupByCause([une(note)])[0]?.corrigee).toMatchObject({ mois: '2026-03', par: 'Claire' })
  })
})
