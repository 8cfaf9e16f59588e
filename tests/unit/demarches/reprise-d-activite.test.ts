import { describe, expect, it } from 'vitest'
import type { Raws } from '@/lib/demarches/define'
import { champsVisibles, judge, proposals } from '@/lib/demarches/engine'
import { jour, SAMPLE_CONTEXTE as contexte } from '@/lib/demarches/exemple'
import { repriseDActivite } from '@/lib/demarches/reprise-d-activite/definition'
import { SAMPLES } from '@/lib/demarches/reprise-d-activite/sample'

const vues = repriseDActivite.etapes.map((etape) => etape.slug)
const juge = (nom: string, plus: Raws = {}, pieces = SAMPLES[nom]?.pieces ?? []) =>
  judge(repriseDActivite, { ...SAMPLES[nom]?.raws, ...plus }, contexte, vues, pieces)
const visibles = (nom: string): string[] =>
  repriseDActivite.etapes.flatMap((etape) => champsVisibles(etape, juge(nom).reponses, contexte).flatMap((c) => (c.visible ? [c.nom] : [])))

describe('F3, de la fin de l’arrêt à la reprise', () => {
  it.each<[string, Raws, string | null, number]>([
    ['le dernier jour travaillé', { dateReprise: jour('2026-10-02') }, 'dateReprise', 1],
    ['le lendemain du dernier jour travaillé, avant la fin', { dateReprise: jour('2026-10-03') }, null, 1],
    ['le dernier jour de l’arrêt', { dateReprise: jour('2026-10-30') }, null, 1],
    ['le lendemain de l’arrêt', { dateReprise: jour('2026-10-31') }, null, 0],
    ['quatre jours après', { dateReprise: jour('2026-11-04') }, null, 0],
    ['cinq jours après, aujourd’hui', { dateReprise: jour('2026-11-05') }, null, 1],
    ['demain', { finPrecedente: jour('2026-11-05'), dateReprise: jour('2026-11-06') }, null, 1],
  ])('%s', (_, plus, champ, avis) => {
    const jugement = juge('numero', plus)
    expect(Object.keys(jugement.erreurs)).toEqual(champ ? [champ] : [])
    expect(jugement.avertissements).toHaveLength(avis)
  })

  it('vide, la date est le lendemain de la fin de l’arrêt', () => {
    const { dateReprise: _, ...sans } = SAMPLES.numero?.raws ?? {}
    expect(proposals(repriseDActivite, 'reprise', sans, contexte)).toEqual({ dateReprise: jour('2026-10-31') })
  })

  it('chaque type demande ce qu’il lui faut, et la pièce du seul temps partiel thérapeutique', () => {
    const propres = ['dateReprise', 'dateRupture', 'partTravaillee', 'horaires', 'finTpt']
    const demande = (nom: string) => propres.filter((champ) => visibles(nom).includes(champ))
    expect(demande('numero')).toEqual(['dateReprise'])
    expect(demande('partiel')).toEqual(['dateReprise', 'partTravaillee'])
    expect(demande('tpt')).toEqual(['dateReprise', 'partTravaillee', 'horaires', 'finTpt'])
    expect(demande('rupture')).toEqual(['dateRupture'])
    expect([juge('numero', {}, []).complet, juge('tpt', {}, []).complet, juge('rupture', {}, []).complet]).toEqual([true, false, true])
    for (const nom of Object.keys(SAMPLES)) expect(juge(nom).pieces).toHaveLength(1)
  })
})
