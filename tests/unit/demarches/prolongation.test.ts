import { describe, expect, it } from 'vitest'
import type { Raws } from '@/lib/demarches/define'
import { champsVisibles, judge } from '@/lib/demarches/engine'
import { jour, SAMPLE_CONTEXTE as contexte } from '@/lib/demarches/exemple'
import { prolongation } from '@/lib/demarches/prolongation/definition'
import { SAMPLES } from '@/lib/demarches/prolongation/sample'

const vues = prolongation.etapes.map((etape) => etape.slug)
const juge = (nom: string, plus: Raws = {}, pieces = SAMPLES[nom]?.pieces ?? []) =>
  judge(prolongation, { ...SAMPLES[nom]?.raws, ...plus }, contexte, vues, pieces)
const visibles = (nom: string): string[] =>
  prolongation.etapes.flatMap((etape) => champsVisibles(etape, juge(nom).reponses, contexte).flatMap((c) => (c.visible ? [c.nom] : [])))

describe('F2, de la fin de l’arrêt à celle de la prolongation', () => {
  it.each<[string, Raws, string | null, number]>([
    ['la veille', { nouvelleFin: jour('2026-10-29') }, 'nouvelleFin', 0],
    ['le même jour', { nouvelleFin: jour('2026-10-30') }, 'nouvelleFin', 0],
    ['le lendemain, déjà passé', { nouvelleFin: jour('2026-10-31') }, null, 1],
    ['aujourd’hui', { nouvelleFin: jour('2026-11-05') }, null, 0],
    ['soixante-deux jours', { nouvelleFin: jour('2026-12-31') }, null, 0],
    ['soixante-trois jours', { nouvelleFin: jour('2027-01-01') }, null, 1],
    ['trois ans', { nouvelleFin: jour('2029-10-30') }, null, 1],
    ['trois ans et un jour', { nouvelleFin: jour('2029-10-31') }, 'nouvelleFin', 1],
    ['soixante-sept jours, commencés avant le plafond', { finPrecedente: jour('2026-08-30'), nouvelleFin: jour('2026-11-05') }, null, 0],
    ['soixante-six jours, commencés le premier jour du plafond', { finPrecedente: jour('2026-08-31'), nouvelleFin: jour('2026-11-05') }, null, 1],
  ])('%s', (_, plus, champ, avis) => {
    const jugement = juge('numero', plus)
    expect(Object.keys(jugement.erreurs)).toEqual(champ ? [champ] : [])
    expect(jugement.avertissements).toHaveLength(avis)
  })

  it('une reprise du travail en fait un autre arrêt', () => expect(Object.keys(juge('numero', { continu: 'non' }).erreurs)).toEqual(['continu']))

  it.each(['CP-2026-0000123-8', 'CP-2026-000123-7', '123'])('le numéro %s n’en est pas un', (numeroDemande) =>
    expect(Object.keys(juge('numero', { numeroDemande }).erreurs)).toEqual(['numeroDemande']),
  )
})

describe('F2, le dossier ou le salarié', () => {
  const SAL = ['nir', 'naissance', 'matricule', 'embauche', 'categorie', 'personnelRoulant', 'typeContrat', 'tempsTravail']
  it('avec le numéro, le nom suffit', () => {
    expect(visibles('numero')).toEqual(expect.arrayContaining(['numeroDemande', 'nomNaissance', 'prenoms']))
    expect(visibles('numero').filter((nom) => SAL.includes(nom))).toEqual([])
  })
  it('sans lui, tout le bloc du salarié, avec ses conditions', () => {
    expect(visibles('salarie')).toEqual(expect.arrayContaining(SAL))
    expect(visibles('salarie')).not.toContain('numeroDemande')
    expect([visibles('salarie').includes('quotite'), visibles('complet').includes('quotite')]).toEqual([false, true])
  })
  it('les décomptes joints sont exigés, annoncés ils ne le sont pas', () => {
    expect(juge('numero', { decomptes: 'joints' }).complet).toBe(false)
    expect(juge('numero', { decomptes: 'joints' }, ['decomptes_ij']).complet).toBe(true)
    expect(juge('numero').pieces.map(({ cle, requise, plusTard }) => [cle, requise, plusTard ?? false])).toEqual([
      ['decomptes_ij', true, true],
      ['avis_prolongation', false, false],
    ])
  })
})
