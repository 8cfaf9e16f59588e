import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FormField } from '@/components/form/form-field'
import { catalogueOf } from '@/lib/demarches/catalogue'
import type { Demarche, Field, Raws } from '@/lib/demarches/define'
import { champsVisibles, judge, prefill } from '@/lib/demarches/engine'
import { recap } from '@/lib/demarches/recap'
import { parseField } from '@/lib/demarches/parse'
import { kindOf } from '@/lib/demarches/read'
import { SAMPLE_CONTEXTE as contexte } from '@/lib/demarches/exemple'
import { EXEMPLES } from '@/lib/demarches/generated/exemples'
import { KINDS } from '@/lib/demarches/kinds'
import { DEMARCHES, etapeNom, findDemarche } from '@/lib/demarches/registre'

const fields = (demarche: Demarche): [string, Field][] => demarche.etapes.flatMap((etape) => Object.entries(etape.champs))
const textsOf = (field: Field): string[] => [field.label, field.indice, field.info, field.si, field.manque].filter((texte) => texte !== undefined)

/** Chaque règle d’un fichier, par sa phrase : ce qui change d’un cas à l’autre y est quelconque. */
function phrasesOf(file: string): RegExp[] {
  const source = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return [...source.matchAll(/message:\s*(?:`([^`]*)`|'([^']*)')/g)].map(([, gabarit = '', texte = '']) => {
    const lu = (gabarit || texte).replaceAll(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    const parts = lu.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`)
  })
}

it('chaque dossier qui a une définition est une démarche, et il n’y en a pas d’autre', () => {
  const dossiers = globSync('lib/demarches/*/definition.ts').map((file) => basename(dirname(file)))
  expect(DEMARCHES.map(({ slug }) => slug).sort()).toEqual(dossiers.sort())
  expect(Object.keys(EXEMPLES).sort()).toEqual(dossiers.sort())
  expect(dossiers).toContain('arret-de-travail')
})

describe.each(DEMARCHES.map((demarche) => [demarche.slug, demarche] as const))('la démarche %s', (slug, demarche) => {
  const { SAMPLES: samples = {}, REFUS: refus = {}, AVIS: avis = {} } = EXEMPLES[slug] ?? {}
  const vues = demarche.etapes.map((etape) => etape.slug)

  it('est au catalogue d’une entreprise couverte, et d’elle seule', () => {
    const toutes = ['sante', 'prevoyance', 'retraite'] as const
    const offertes = (couverture: (typeof toutes)[number][]) => catalogueOf(couverture).flatMap((domaine) => domaine.demarches.map((d) => d.slug))
    for (const un of demarche.univers) expect(offertes([un])).toContain(slug)
    expect(offertes(toutes.filter((un) => !demarche.univers.includes(un)))).not.toContain(slug)
    expect(findDemarche(slug)).toBe(demarche)
  })

  it('nomme ses étapes, même une qui n’existe plus', () => {
    for (const etape of demarche.etapes) expect(etapeNom(`${slug}/${etape.slug}`)).toBe(etape.titre)
    expect(etapeNom(`${slug}/ancienne-etape`)).toBe('Ancienne etape')
  })

  it('une question finit par son point d’interrogation', () => {
    const questions = fields(demarche)
      .map(([, { label }]) => label)
      .filter((label) => /^(?:Avons|Avez|Quel|Comment|Pourquoi|Combien|Qui|Où)|-(?:t-)?(?:il|elle|ils|elles|on|nous|vous)(?= |$)/.test(label))
    expect(questions.filter((label) => !/[\u00a0\u202f]\?$/.test(label))).toEqual([])
  })

  it('n’a que des champs d’un genre connu, et chaque étape se montre', () => {
    const raws: Raws = Object.values(samples)[0]?.raws ?? {}
    const { reponses } = judge(demarche, raws, contexte, vues, [])
    for (const etape of demarche.etapes)
      for (const { nom, field, visible } of champsVisibles(etape, reponses, contexte)) {
        expect(Object.keys(KINDS), nom).toContain(field.kind)
        const page = renderToStaticMarkup(createElement(FormField, { nom, field, raw: raws[nom] ?? '', contexte, visible }))
        if (field.kind !== 'pieces' && field.kind !== 'certification') expect(page, nom).toContain(`data-champ="${nom}"`)
      }
  })

  it('refuse ce que chacune de ses règles refuse, sur le champ qu’elle dit', () => {
    const phrases = Object.entries(refus).map(([nom, { de, plus, champ, pieces }]) => {
      const { erreurs } = judge(demarche, { ...samples[de]?.raws, ...plus }, contexte, vues, pieces ?? samples[de]?.pieces ?? [])
      expect(Object.keys(erreurs), nom).toEqual([champ])
      return erreurs[champ] ?? ''
    })
    const regles = phrasesOf(`lib/demarches/${slug}/rules.ts`)
    expect(regles.length).toBeGreaterThan(0)
    for (const regle of regles)
      expect(
        phrases.some((phrase) => regle.test(phrase)),
        String(regle),
      ).toBe(true)
  })

  it('avertit de ce que dit chacun de ses avertissements, sans empêcher d’envoyer', () => {
    const phrases = Object.entries(avis).flatMap(([nom, { de, plus, champ }]) => {
      const jugement = judge(demarche, { ...samples[de]?.raws, ...plus }, contexte, vues, samples[de]?.pieces ?? [])
      expect(jugement.complet, nom).toBe(true)
      const sien = jugement.avertissements.filter((avertissement) => avertissement.champ === champ)
      expect(sien, nom).not.toEqual([])
      return sien.map(({ message }) => message)
    })
    for (const regle of ['avertissements', 'doutes'].flatMap((fichier) => phrasesOf(`lib/demarches/${slug}/${fichier}.ts`)))
      expect(
        phrases.some((phrase) => regle.test(phrase)),
        String(regle),
      ).toBe(true)
    for (const { raws, pieces } of Object.values(samples)) expect(judge(demarche, raws, contexte, vues, pieces).avertissements).toEqual([])
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
      if (field) expect(parseField(raw, field, contexte).ok, nom).toBe(true)
    }
  })

  it('tient debout sans aucune réponse', () => {
    const jugement = judge(demarche, {}, contexte, [], [])
    expect(jugement.complet).toBe(false)
    expect(jugement.etapes.every(({ etat }) => etat === 'a_faire')).toBe(true)
    expect(demarche.objet({})).toBeTruthy()
    expect(recap(demarche, {}, {}, contexte)).toHaveLength(demarche.etapes.length)
  })

  it('a un exemple qui répond à tout ce qu’elle peut demander, sauf à ce qui s’exclut', () => {
    const repondus = new Set(Object.values(samples).flatMap(({ raws }) => Object.keys(raws)))
    expect(
      fields(demarche)
        .filter(([nom, field]) => field.requis !== false && field.kind !== 'pieces' && !repondus.has(nom))
        .map(([nom]) => nom),
    ).toEqual([])
  })

  it.each(Object.entries(samples))(
    'l’exemple « %s » est prêt à envoyer, ses pièces sont attendues, son nom n’a pas de numéro',
    (_, { raws, pieces }) => {
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
