import { describe, expect, it } from 'vitest'
import { detailOf, lecteurOf, reglesOf } from '@/lib/echeances/phrases'
import { calendarOf, datesOf, dsnOf, holidayOf, isClosed, peutTrimestre, type Regle, weeksOf } from '@/lib/echeances/rules'
import { periodOf } from '@/lib/echeances/periode'
import { DSN, LOCAUX, ORDRES, TRIMESTRES } from './dates'

const regle = (effectif: number | null, alsaceMoselle: Regle['alsaceMoselle'] = 'aucune'): Regle => ({ effectif, alsaceMoselle })
const jours = (r: Regle, genre: 'declaration' | 'paiement', trimestriel = false, retraite = true) =>
  datesOf('2026-01-01', '2027-12-31', r, { retraite, trimestriel }).flatMap((une) => (une.genre === genre ? [une] : []))

describe('les échéances de 2026 et 2027, contre le calendrier fait à la main', () => {
  it.each([
    [50, 'cinq'],
    [4_000, 'cinq'],
    [49, 'quinze'],
    [0, 'quinze'],
    [null, 'quinze'],
  ] as const)('la DSN à %s salariés : le %s', (effectif, colonne) => {
    expect(jours(regle(effectif), 'declaration').map(({ jour }) => jour)).toEqual(DSN.map((une) => `${une.mois}-${une[colonne]}`))
  })

  it('chaque DSN nomme le mois qu’elle déclare, et dit pourquoi sa date bouge', () => {
    const toutes = jours(regle(27), 'declaration')
    expect(toutes.map(({ titre }) => titre).slice(0, 4)).toEqual(['DSN de décembre', 'DSN de janvier', 'DSN de février', 'DSN de mars'])
    for (const une of toutes) {
      expect(detailOf(une, regle(27)).includes('premier jour ouvré'), une.jour).toBe(une.jour.slice(8) !== '15')
      if (une.jour.slice(8) === '15') expect(detailOf(une, regle(27))).toBe('Le 15\u00a0: vous employez 27\u00a0salariés.')
    }
    const dite = (mois: string, r: Regle) => detailOf(dsnOf(mois, r), r)
    expect(dite('2026-07', regle(27))).toBe('Le 15 est férié (Assomption)\u00a0: l’échéance passe au premier jour ouvré.')
    expect(dite('2026-10', regle(27))).toBe('Le 15 est un dimanche\u00a0: l’échéance passe au premier jour ouvré.')
    expect(dite('2026-09', regle(null))).toContain('votre effectif n’est pas renseigné')
  })

  it('la retraite le 25, sans report, et l’ordre à donner avant quand le 25 est fermé', () => {
    const paiements = jours(regle(27), 'paiement')
    expect(paiements.map(({ jour }) => jour)).toEqual(DSN.map(({ mois }) => `${mois}-25`))
    expect(Object.fromEntries(paiements.flatMap(({ jour, ordre }) => (ordre ? [[jour, ordre]] : [])))).toEqual(ORDRES)
    expect(detailOf(paiements.find(({ jour }) => jour === '2026-10-25') as never, regle(27))).toBe(
      'Le 25 de chaque mois. Ce jour est un dimanche\u00a0: donnez l’ordre au plus tard le vendredi 23 octobre.',
    )
  })

  it('chaque trimestre, à 9 salariés au plus', () => {
    const paiements = jours(regle(9), 'paiement', true)
    expect(paiements.map(({ jour }) => jour)).toEqual(TRIMESTRES)
    expect(paiements.slice(0, 2).map(({ id, titre }) => [id, titre])).toEqual([
      ['retraite-2025-T4', 'Cotisations de retraite du 4e trimestre'],
      ['retraite-2026-T1', 'Cotisations de retraite du 1er trimestre'],
    ])
    expect([regle(9), regle(10), regle(0), regle(null)].map(peutTrimestre)).toEqual([true, false, true, false])
  })

  it('sans la retraite, il n’y a rien à payer', () => expect(jours(regle(27), 'paiement', false, false)).toEqual([]))

  it('les identifiants sont tous différents, et les mêmes d’une lecture à l’autre', () => {
    const lues = datesOf('2026-01-01', '2027-12-31', regle(27), { retraite: true }).map(({ id }) => id)
    expect(new Set(lues).size).toBe(48)
    expect(datesOf('2026-10-12', '2026-10-31', regle(27), { retraite: true }).map(({ id }) => id)).toEqual(['dsn-2026-09', 'retraite-2026-09'])
  })
})

describe('les jours fermés', () => {
  it('ceux d’Alsace-Moselle ne sont fermés que là', () => {
    for (const jour of LOCAUX) {
      expect(holidayOf(jour, true), jour).not.toBeNull()
      expect(holidayOf(jour), jour).toBeNull()
    }
    expect(isClosed('2026-04-03')).toBe(false)
    expect(isClosed('2026-04-03', true)).toBe(true)
  })

  it('un Vendredi saint le 15 avril reporte la DSN quand tous les établissements y sont, et seulement alors', () => {
    // Pâques le 17 avril 2033 : le 15 est le Vendredi saint ; le lundi 18 est férié partout.
    expect(dsnOf('2033-03', regle(27, 'toute')).jour).toBe('2033-04-19')
    expect(dsnOf('2033-03', regle(27, 'partie')).jour).toBe('2033-04-15')
    expect(dsnOf('2033-03', regle(27)).jour).toBe('2033-04-15')
  })

  it('le jour même de l’échéance en est encore une, le lendemain c’est la suivante', () => {
    const prochaine = (jour: string) => calendarOf(jour, regle(27), { retraite: true }).map((une) => une.jour)
    expect(prochaine('2026-11-16')).toEqual(['2026-11-16', '2026-11-25'])
    expect(prochaine('2026-11-17')).toEqual(['2026-11-25', '2026-12-15'])
    expect(prochaine('2026-12-31')).toEqual(['2027-01-15', '2027-01-25'])
    expect(calendarOf('2026-11-01', regle(5), { retraite: true, trimestriel: true }).map((une) => une.jour)).toEqual(['2026-11-16', '2027-01-25'])
  })
})

it('un mois dessiné : du lundi au dimanche, sans rien perdre', () => {
  expect(weeksOf('2026-11')[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(weeksOf('2026-11').at(-1)).toEqual(['2026-11-30', null, null, null, null, null, null])
  for (const mois of ['2026-02', '2027-02', '2028-02', '2026-06'])
    expect(weeksOf(mois).flat().filter(Boolean).length).toBe(new Date(`${mois}-01`).getMonth() === 1 ? (mois === '2028-02' ? 29 : 28) : 30)
})

it('la page montre les deux mois qui viennent, ou cette année et la suivante, rien d’autre', () => {
  expect(periodOf('2026-12-05')).toEqual({ mois: ['2026-12', '2027-01'], de: '2026-12-05', a: '2027-01-31', annee: null, autre: 2027 })
  expect(periodOf('2026-12-05', 2027)).toMatchObject({ de: '2027-01-01', a: '2027-12-31', annee: 2027, autre: 2026 })
  expect(periodOf('2026-12-05', 2027).mois).toHaveLength(12)
  expect(periodOf('2026-12-05', 2026)).toMatchObject({ de: '2026-01-01', annee: 2026, autre: 2027 })
  for (const annee of [2025, 2028, 2099]) expect(periodOf('2026-12-05', annee).annee).toBeNull()
})

it('la page dit d’où viennent les dates, et ce qui reste à vérifier', () => {
  expect(reglesOf(regle(27)).flatMap(({ nom, aVerifier }) => (aVerifier ? [nom] : []))).toEqual(['Jour fermé', 'Alsace-Moselle'])
  expect(new Set((['aucune', 'partie', 'toute'] as const).map((a) => reglesOf(regle(1, a)).at(-1)?.valeur)).size).toBe(3)
})

it.each([
  ['Google-Calendar-Importer', 'Google'],
  ['Microsoft Office/16.0 (Microsoft Outlook)', 'Outlook'],
  ['macOS/15.0 (24A335) dataaccessd/1.0', 'Apple'],
  ['Mozilla/5.0 Thunderbird/140.0', 'Thunderbird'],
  ['curl/8', 'votre agenda'],
  [null, 'votre agenda'],
])('%s se lit « %s »', (agent, nom) => expect(lecteurOf(agent)).toBe(nom))
