import { expect, it } from 'vitest'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { SAMPLES } from '@/lib/demarches/arret-de-travail/sample'
import type { Contexte, Demarche, Raws } from '@/lib/demarches/define'
import { champsVisibles, judge, prefill, proposals } from '@/lib/demarches/engine'
import { jour, SAMPLE_CONTEXTE } from '@/lib/demarches/exemple'
import { habits, remembered } from '@/lib/demarches/memoire'
import { prolongation } from '@/lib/demarches/prolongation/definition'
import { repriseDActivite } from '@/lib/demarches/reprise-d-activite/definition'

/**
 * Marc, dans une entreprise de deux établissements et trois contrats, dont le sien de prévoyance dit sa franchise et sa base de salaires ; elle a déjà
 * déclaré : son IBAN a servi.
 */
const contexte: Contexte = {
  ...SAMPLE_CONTEXTE,
  ibanConnu: true,
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
  const compte = [...Object.keys(prefill(arretDeTravail, contexte).raws), ...habits(arretDeTravail)]
  const premier = toFill(compte)
  const connu = toFill([...compte, ...remembered(arretDeTravail)])
  console.log(`arrêt de travail, champs à remplir : premier arrêt ${premier.length}, salarié déjà connu ${connu.length}`)
  for (const su of [
    'declarantNom',
    'declarantEmail',
    'declarantTelephone',
    'franchise',
    'modeSalaires',
    'debutArret',
    'iban',
    'ribConnu',
    'subrogation',
  ])
    expect(premier).not.toContain(su)
  expect(premier.length).toBeLessThanOrEqual(20)
  expect(connu.length).toBeLessThanOrEqual(12)
})

/** Ce que l’on fait, une fois sur la demande d’arrêt : le bouton, ce qui se tape, « Continuer » à chaque écran, la case, l’envoi. */
function gestesFrom(demarche: Demarche, remplir: Raws): { champs: string[]; pieces: number; clics: number; complet: boolean } {
  const origine = { numero: 'CP-2026-0000123-7', demarche: 'arret-de-travail', raws: { ...raws } }
  const reprises = Object.fromEntries(remembered(demarche).flatMap((nom) => (raws[nom] === undefined ? [] : [[nom, raws[nom]]])))
  const su: Raws = { ...prefill(demarche, contexte).raws, ...reprises, ...demarche.continue?.reponses(origine) }
  const ecrans = demarche.etapes.filter(({ slug }) => slug !== 'certification').map(({ slug }) => slug)
  const ouverte = ecrans.findIndex((slug) => judge(demarche, su, contexte, ecrans, []).etapes.some((e) => e.slug === slug && e.etat !== 'complete'))
  const jugement = judge(demarche, { ...su, ...remplir, certification: 'oui' }, contexte, ecrans, [])
  return {
    champs: Object.keys(remplir),
    pieces: jugement.pieces.filter(({ requise, plusTard }) => requise && !plusTard).length,
    clics: 1 + (ecrans.length - ouverte) + 2,
    complet: jugement.complet,
  }
}

it.each([
  ['prolonger', prolongation, { nouvelleFin: jour('2026-11-27') }],
  ['reprendre', repriseDActivite, { dateReprise: jour('2026-11-02') }],
])('%s, depuis la demande d’arrêt : cinq gestes au plus, comptés', (nom, demarche, remplir) => {
  const { champs, pieces, clics, complet } = gestesFrom(demarche, remplir)
  console.log(`${nom} : ${champs.length} champ, ${pieces} pièce, ${clics} clics`)
  expect(complet).toBe(true)
  expect(champs.length).toBeLessThanOrEqual(2)
  expect(pieces).toBeLessThanOrEqual(1)
  expect(champs.length + pieces + clics).toBeLessThanOrEqual(5)
})
