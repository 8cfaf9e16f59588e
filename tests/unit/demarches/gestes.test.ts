import { expect, it } from 'vitest'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { SAMPLES } from '@/lib/demarches/arret-de-travail/sample'
import type { Contexte, Raws } from '@/lib/demarches/define'
import { champsVisibles, judge, prefill, proposals } from '@/lib/demarches/engine'
import { SAMPLE_CONTEXTE } from '@/lib/demarches/exemple'
import { remembered } from '@/lib/demarches/memoire'

/** Marc, dans une entreprise de deux établissements et trois contrats, dont le sien de prévoyance dit sa franchise et sa base de salaires. */
const contexte: Contexte = {
  ...SAMPLE_CONTEXTE,
  contrats: SAMPLE_CONTEXTE.contrats.map((c) =>
    c.univers === 'prevoyance' ? { ...c, franchiseJours: 30, franchiseMode: 'continue', basePrestation: 'brut', nbMoisSalaires: 12 } : c,
  ),
}
const raws: Raws = { ...SAMPLES.maladie?.raws }
const vues = arretDeTravail.etapes.map(({ slug }) => slug)

/** Les champs obligatoires que quelqu’un doit encore remplir, une fois là ce qui est déjà répondu. */
function toFill(deja: readonly string[]): string[] {
  const { reponses } = judge(arretDeTravail, raws, contexte, vues, [])
  return arretDeTravail.etapes.flatMap((etape) => {
    const vides = Object.fromEntries(Object.entries(raws).filter(([nom]) => !arretDeTravail.etapes.some((e) => e.champs[nom]?.propose)))
    const proposes = Object.keys(proposals(arretDeTravail, etape.slug, vides, contexte))
    return champsVisibles(etape, reponses, contexte).flatMap(({ nom, field, visible, connu }) =>
      visible &&
      !connu &&
      field.requis !== false &&
      field.kind !== 'pieces' &&
      !deja.includes(nom) &&
      (!proposes.includes(nom) || nom === 'naissance')
        ? [nom]
        : [],
    )
  })
}

it('un arrêt ne demande que ce que le portail ne sait pas ; le nombre de champs à remplir est dit', () => {
  const compte = Object.keys(prefill(arretDeTravail, contexte).raws)
  const premier = toFill(compte)
  const connu = toFill([...compte, ...remembered(arretDeTravail)])
  console.log(`arrêt de travail, champs à remplir : premier arrêt ${premier.length}, salarié déjà connu ${connu.length}`)
  for (const su of ['declarantNom', 'declarantEmail', 'declarantTelephone', 'franchise', 'modeSalaires', 'debutArret'])
    expect(premier).not.toContain(su)
  expect(premier.length).toBeLessThanOrEqual(24)
  expect(connu.length).toBeLessThanOrEqual(14)
})
