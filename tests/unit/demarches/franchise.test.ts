import { describe, expect, it } from 'vitest'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { SAMPLES } from '@/lib/demarches/arret-de-travail/sample'
import type { Contexte, Raws } from '@/lib/demarches/define'
import { judgeEtape } from '@/lib/demarches/engine'
import { jour, SAMPLE_CONTEXTE } from '@/lib/demarches/exemple'

const DATES: Raws = { dernierJourTravaille: jour('2026-11-16'), debutArret: jour('2026-11-17'), finArret: jour('2026-12-31') }
const contexte: Contexte = { ...SAMPLE_CONTEXTE, aujourdhui: '2026-11-24' }

function estime(plus: Raws, ici: Contexte = contexte, exemple = 'maladie') {
  const { reponses } = judgeEtape(arretDeTravail, 'arret', { ...SAMPLES[exemple]?.raws, ...DATES, ...plus }, ici)
  return arretDeTravail.estimation?.de(reponses, ici) ?? null
}

describe('la franchise, jour par jour', () => {
  it('continue, elle part du premier jour ; le lendemain de sa fin est payé, et l’on déclare sous trente jours', () =>
    expect(estime({ franchise: '30' })).toMatchObject({
      jours: 45,
      franchise: 30,
      premierJour: '2026-12-17',
      avant: '2027-01-16',
      contrat: null,
      note: null,
    }))

  it('vient du contrat quand il la dit, et le nomme', () => {
    const contrats = contexte.contrats.map((c) => ({ ...c, franchiseJours: 3, franchiseMode: 'continue' as const }))
    expect(estime({ franchise: '90' }, { ...contexte, contrats })).toMatchObject({
      franchise: 3,
      premierJour: '2026-11-20',
      contrat: 'TRM-NC-0000123',
    })
  })

  it.each([
    ['aucune', { franchise: '0' }, 0, '2026-11-17'],
    ['le dernier jour de l’arrêt', { franchise: 'autre', franchiseJours: '44' }, 44, '2026-12-31'],
    ['tout l’arrêt', { franchise: 'autre', franchiseJours: '45' }, 45, null],
  ])('%s', (_, plus, franchise, premierJour) => expect(estime(plus)).toMatchObject({ franchise, premierJour }))

  it('discontinue, les arrêts antérieurs y comptent déjà', () => {
    const avant = { rechute: 'oui', arretsAnterieurs: [{ du: '2026-09-01', au: '2026-09-10' }] }
    expect(estime({ ...avant, franchise: '30', franchiseMode: 'discontinue' })).toMatchObject({
      franchise: 20,
      premierJour: '2026-12-07',
      note: 'Les 10 jours des arrêts antérieurs comptent déjà dans la franchise.',
    })
    expect(estime({ ...avant, franchise: '5', franchiseMode: 'discontinue' })).toMatchObject({ franchise: 0, premierJour: '2026-11-17' })
    expect(estime({ ...avant, franchise: '30', franchiseMode: 'continue' })).toMatchObject({ franchise: 30 })
  })

  it('en relais, elle dure autant que le maintien du salaire', () => {
    const relais = { franchise: '30', franchiseMode: 'relais' }
    const maintien = [
      { du: '2026-11-17', au: '2026-12-01', pourcentage: '100', montant: '' },
      { du: '2026-12-02', au: '2026-12-10', pourcentage: '66', montant: '' },
    ]
    expect(estime({ ...relais, maintienSalaire: 'oui', maintien })).toMatchObject({ franchise: 24, premierJour: '2026-12-11' })
    expect(estime({ ...relais, maintienSalaire: 'oui' })).toMatchObject({ franchise: null, premierJour: null, avant: null })
    expect(estime({ ...relais, maintienSalaire: 'non' })).toMatchObject({ franchise: 30 })
  })

  it('inconnue, elle se dit inconnue ; sans dates, rien ne s’estime', () => {
    expect(estime({})).toMatchObject({ jours: 45, franchise: null, note: expect.stringContaining('indiquez-la') })
    expect(estime({ finArret: '' })).toBeNull()
    expect(estime({ finArret: jour('2026-11-16') })).toBeNull()
  })
})

describe('le salaire moyen', () => {
  const tableau = (plus: Raws = {}) =>
    estime({ dernierJourTravaille: jour('2026-10-02'), debutArret: jour('2026-10-03'), ...plus }, contexte, 'tableau')
  it('est celui des mois demandés, quand chacun est donné', () => {
    expect(tableau()?.moyenne).toEqual({ centimes: Math.round((11 * 245_000 + 312_050) / 12), aVerifier: false })
    expect(tableau({ modeSalaires: 'brut_3' })?.moyenne).toEqual({ centimes: 245_000, aVerifier: false })
    expect(estime({})?.moyenne).toBeNull()
  })
  it('dit qu’un mois reste à vérifier', () => {
    const salaires = ((SAMPLES.tableau?.raws.salaires ?? []) as { [partie: string]: string }[]).map((l) =>
      l.cle === '2026-04' ? { ...l, brut: '24 500' } : l,
    )
    expect(tableau({ salaires })?.moyenne?.aVerifier).toBe(true)
  })
})
