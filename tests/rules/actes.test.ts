import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EVENEMENTS_DE_DEMANDE, listFiles } from './fichiers'

// Un verbe ne s’écrit qu’une fois : ce qui suit lit la maison, et refuse qu’une commande s’ouvre un autre chemin.
const LIB = listFiles('lib', /\.tsx?$/).map((f) => ({ f, source: readFileSync(f, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '') }))
const commandes = LIB.filter(({ f, source }) => /\bcommand\(/.test(source) && f !== 'lib/acts/acte.ts')

/** Ce qu’un fichier importe pour s’en servir ; un type n’en est pas. */
const imports = (source: string): string[] =>
  [...source.matchAll(/^import (?!type\b)(?:[^'"]*? from )?['"]([^'"]+)['"]/gm)].flatMap(([, module = '']) => [module])

describe('une commande', () => {
  it('est dans un fichier à elle, et il y en a une par verbe', () => {
    expect(commandes.map(({ f }) => f).sort()).toEqual(
      expect.arrayContaining(['lib/demandes/gestion/close-demande.ts', 'lib/notifications/read-all.ts']),
    )
    expect(commandes.length).toBeGreaterThanOrEqual(20)
  })

  it.each(commandes)('$f : ni Next, ni adresse, ni requête, ni forme d’écran', ({ source }) => {
    for (const module of [...imports(source), ...[...source.matchAll(/^import type .* from '([^']+)'/gm)].map(([, m = '']) => m)])
      expect(module).not.toMatch(
        /^next|^react|ground\/(routes|adresse|form-state|store)|@\/(doors|app|components)\b|data\/as-(actor|system)|acts\/record/,
      )
    expect(source).not.toMatch(/\b(Request|Response|Outcome)\b|routes\./)
  })

  it.each(commandes)('$f : n’appelle aucune autre commande', ({ f, source }) => {
    const autres = commandes.filter((c) => c.f !== f).map((c) => c.f.replace(/^lib\//, '').replace(/\.ts$/, ''))
    const dossier = f.replace(/^lib\//, '').replace(/\/[^/]+$/, '')
    const lus = imports(source).map((m) =>
      m
        .replace('@/lib/', '')
        .replace(/^\.\.\//, `${dossier.replace(/\/[^/]+$/, '')}/`)
        .replace(/^\.\//, `${dossier}/`),
    )
    expect(lus.filter((m) => autres.includes(m))).toEqual([])
  })

  it.each(commandes)('$f : n’écrit aucune phrase dans le fil', ({ source }) => {
    expect(source).not.toMatch(/cote: 'systeme'/)
  })
})

describe('la maison', () => {
  it('n’ouvre une transaction en écriture au nom d’une personne qu’en un endroit', () => {
    expect(LIB.filter(({ f, source }) => /\basActor\(/.test(source) && !f.startsWith('lib/data/')).map(({ f }) => f)).toEqual(['lib/acts/acte.ts'])
  })

  it('n’écrit l’état d’une demande qu’avec son événement', () => {
    const ecrit = LIB.filter(({ source }) => /UPDATE demande\b|INSERT INTO demande\b/.test(source)).map(({ f }) => f)
    expect(ecrit).toEqual([])
    const change = LIB.flatMap(({ f, source }) =>
      [...source.matchAll(/demande\.(?:update|updateMany|upsert)\(([\s\S]*?)\n {0,4}\}?\)/g)].map(([appel]) => ({ f, appel })),
    )
    expect(change.filter(({ appel }) => /\b(etat|statut|etatLe)\b|\bchange\b/.test(appel)).map(({ f }) => f)).toEqual(['lib/demandes/acte.ts'])
    const naissance = LIB.flatMap(({ f, source }) =>
      [...source.matchAll(/demande\.create(?:Many)?\(([\s\S]*?)\n {2,6}\}\)/g)].map(([appel]) => ({ f, appel })),
    )
    expect(naissance.map(({ f }) => f).sort()).toEqual([
      'lib/demandes/brouillon/start-brouillon.ts',
      'lib/demandes/fil/reply-to-demande.ts',
      'lib/demandes/gestion/register-demande.ts',
    ])
    // Reçue par courrier ou téléphone, une demande n’est jamais un brouillon : elle naît envoyée, et son événement l’écrit.
    const nees = { 'lib/demandes/gestion/register-demande.ts': /etat: 'a_prendre'/ } as Record<string, RegExp>
    for (const { f, appel } of naissance) expect(appel, f).toMatch(nees[f] ?? /etat: 'brouillon'/)
    expect(LIB.find(({ f }) => f in nees)?.source).toMatch(/faitOf\(.*\)\('demande\.enregistree'/)
  })

  it('ne dessine une ligne du fil que d’un événement', () => {
    expect(LIB.filter(({ source }) => /cote: 'systeme'/.test(source)).map(({ f }) => f)).toEqual(['lib/demandes/acte.ts'])
  })

  it('n’inscrit un événement de demande que par un acte', () => {
    const directs = LIB.filter(({ source }) => EVENEMENTS_DE_DEMANDE.some((type) => new RegExp(`record\\([^)]*'${type}'`).test(source)))
    expect(directs.map(({ f }) => f)).toEqual([])
  })
})
