import { describe, expect, it } from 'vitest'
import { SAMPLE_CONTEXTE, SAMPLES, type Sample } from '@/lib/demarches/arret-de-travail/sample'
import { CATALOGUE } from '@/lib/demarches/catalogue'
import type { Contexte, Demarche, Field } from '@/lib/demarches/define'
import { judge, kindOf, prefill, recap } from '@/lib/demarches/engine'
import { DEMARCHES, findDemarche } from '@/lib/demarches/registre'

/** Les exemples de chaque démarche ; une démarche sans exemple fait échouer l’essai. */
const EXEMPLES: Record<string, { contexte: Contexte; samples: Readonly<Record<string, Sample>> }> = {
  'arret-de-travail': { contexte: SAMPLE_CONTEXTE, samples: SAMPLES },
}

const fields = (demarche: Demarche): [string, Field][] => demarche.etapes.flatMap((etape) => Object.entries(etape.champs))
const textsOf = (field: Field): string[] => [field.label, field.indice, field.info, field.si, field.manque].filter((texte) => texte !== undefined)

describe.each(DEMARCHES.map((demarche) => [demarche.slug, demarche] as const))('la démarche %s', (slug, demarche) => {
  const { contexte, samples } = EXEMPLES[slug] ?? { contexte: SAMPLE_CONTEXTE, samples: {} }

  it('est au catalogue, sous le même titre, dans les mêmes univers', () => {
    const entree = CATALOGUE.flatMap((domaine) => domaine.demarches).find((d) => d.slug === slug)
    expect(entree).toMatchObject({ titre: demarche.titre, univers: demarche.univers })
    expect(findDemarche(slug)).toBe(demarche)
  })

  it('a un numéro de version, une durée, de quoi se préparer et une suite', () => {
    expect(Number.isInteger(demarche.version) && demarche.version >= 1).toBe(true)
    expect(demarche.minutes).toBeGreaterThan(0)
    expect(demarche.preparer.length).toBeGreaterThan(0)
    expect(demarche.suite.length).toBeGreaterThan(0)
  })

  it('nomme chaque champ et chaque étape une seule fois, d’un nom qui tient dans une adresse et un formulaire', () => {
    const noms = fields(demarche).map(([nom]) => nom)
    expect(new Set(noms).size).toBe(noms.length)
    for (const nom of noms) expect(nom).toMatch(/^[a-z][A-Za-z]*$/)
    const slugs = demarche.etapes.map((etape) => etape.slug)
    expect(new Set(slugs).size).toBe(slugs.length)
    for (const un of slugs) expect(un).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(slugs).not.toContain('recapitulatif')
  })

  it('n’a pas deux fois le même libellé dans une étape', () => {
    for (const etape of demarche.etapes) {
      const labels = Object.values(etape.champs).map((field) => field.label)
      expect(new Set(labels).size, etape.slug).toBe(labels.length)
    }
  })

  it('dit chaque condition en mots, et seulement les conditions', () => {
    for (const [nom, field] of fields(demarche)) {
      expect(field.si !== undefined, nom).toBe(field.when !== undefined)
      if (field.si) expect(field.si, nom).toMatch(/^si /)
    }
  })

  it('écrit ses textes avec les espaces du français, sans cri', () => {
    for (const [nom, field] of fields(demarche)) for (const texte of textsOf(field)) expect(texte, nom).not.toMatch(/!| [:;?%»]|« |'/)
  })

  it('déclare comme uniques des champs qui existent, dont un sensible', () => {
    const uniques = fields(demarche).filter(([nom]) => demarche.unique?.includes(nom))
    expect(uniques).toHaveLength(demarche.unique?.length ?? 0)
    if (demarche.unique) expect(uniques.some(([, field]) => kindOf(field).sensible)).toBe(true)
  })

  it('propose des valeurs que ses propres genres comprennent', () => {
    const { raws } = prefill(demarche, contexte)
    const parNom = new Map(fields(demarche))
    for (const [nom, raw] of Object.entries(raws)) {
      const field = parNom.get(nom)
      if (field) expect(kindOf(field).parse(raw, field, contexte).ok, nom).toBe(true)
    }
  })

  it('tient debout sans aucune réponse', () => {
    const jugement = judge(demarche, {}, contexte, [], [])
    expect(jugement.complet).toBe(false)
    expect(jugement.etapes.every(({ etat }) => etat === 'a_faire')).toBe(true)
    expect(demarche.objet({})).toBeTruthy()
    expect(recap(demarche, {}, {}, contexte)).toHaveLength(demarche.etapes.length)
  })

  it('a un exemple d’au moins 60 réponses', () => {
    const feuilles = (raw: unknown): number =>
      typeof raw === 'string' ? Number(raw !== '') : Object.values(raw ?? {}).reduce<number>((n, un) => n + feuilles(un), 0)
    expect(Math.max(...Object.values(samples).map((sample) => feuilles(sample.raws)))).toBeGreaterThanOrEqual(60)
  })

  it.each(Object.entries(samples))(
    'l’exemple « %s » est prêt à envoyer, ses pièces sont attendues, son nom n’a pas de numéro',
    (_, { raws, pieces }) => {
      const vues = demarche.etapes.map((etape) => etape.slug)
      const jugement = judge(demarche, raws, contexte, vues, pieces)
      expect(jugement.erreurs).toEqual({})
      expect(jugement.complet).toBe(true)
      expect(jugement.etapes.every(({ etat }) => etat === 'complete')).toBe(true)
      const attendues = jugement.pieces.map((piece) => piece.cle)
      expect(new Set(attendues).size).toBe(attendues.length)
      for (const cle of attendues) expect(cle).toMatch(/^[a-z]+(_[a-z]+)*$/)
      expect(pieces.filter((cle) => !attendues.includes(cle))).toEqual([])
      expect(Object.keys(raws).filter((nom) => !fields(demarche).some(([connu]) => connu === nom))).toEqual([])
      expect(demarche.objet(jugement.reponses)).not.toMatch(/\d/)
    },
  )
})
