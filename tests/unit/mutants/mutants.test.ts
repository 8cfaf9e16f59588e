import { globSync, readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TestSpecification } from 'vitest/node'
import { HORS_CIBLE } from '../../../scripts/mutants/cibles.ts'
import { wavesOf } from '../../../scripts/mutants/essais.ts'
import { EXPLIQUES } from '../../../scripts/mutants/expliques.ts'
import { filesToCut, generateMutants } from '../../../scripts/mutants/generate.ts'
import { keyOf } from '../../../scripts/mutants/mutant.ts'
import { countPassages, Passages } from '../../../scripts/mutants/passages.ts'
import { cutsOf, type Operation } from '../../../scripts/mutants/source.ts'
import { termsOf } from '../../../scripts/mutants/sql.ts'

const changed = (source: string, ...operations: Operation[]) =>
  cutsOf(source, false, operations).map(({ debut, fin, apres }) => source.slice(0, debut) + apres + source.slice(fin))
const terms = (sql: string) => termsOf(sql).map(({ debut, fin, apres }) => `${sql.slice(debut, fin)} → ${apres}`)

describe('ce que les mutants ôtent', () => {
  it.each([
    ['if (!titre) throw refused()', 'garde', ['if (false) throw refused()']],
    ['const a = b && c', 'logique', ['const a = b', 'const a = c']],
    ['const a = b ? c : d', 'branche', ['const a = c', 'const a = d']],
    ['x.filter((a) => a.ok).map(f)', 'appel', ['x.map(f)']],
    ['const ok = n >= max', 'comparaison', ['const ok = n > max']],
    ['find({ where: { AND: [{ id }, demandesOf(actor)] } })', 'perimetre', ['find({ where: { AND: [{ id }, {}] } })']],
    ["titleFor(actor, 'demande:repondre')", 'droit', ["titleFor(actor, 'demande:lire')"]],
    ["find({ where: { id, statut: 'x' }, select: { statut: true } })", 'where', ['find({ where: { id,  }, select: { statut: true } })']],
    ["find({ where: { AND: [{ id, siren }, demandesOf(actor, 'demande:lire', siren)] } })", 'where', []],
    ['async () => { await record(db) }', 'ordre', ['async () => { ; }']],
    ['const v = visit.again(objet)', 'rejuge', ['const v = visit']],
    ['const a = await freshActor()', 'rejuge', ['const a = await currentActor()']],
    ['db.q`SELECT 1 FROM t FOR UPDATE`', 'verrou', ['db.q`SELECT 1 FROM t`']],
    [
      "const ACTE_DE = { 'a.b': 'prendre' } as const",
      'transition',
      ['const ACTE_DE = {  } as const', "const ACTE_DE = { 'a.b': 'ecrire' } as const"],
    ],
    [
      'const LOCATORS = { piece: pieceById, fiche: f } as const satisfies T',
      'trouve',
      ['const LOCATORS = {  fiche: f } as const satisfies T', 'const LOCATORS = { piece: pieceById,  } as const satisfies T'],
    ],
    ['const PLACES = { demande: ofSiren }', 'trouve', ['const PLACES = { demande: () => null }']],
    ["const AU_FIL = { 'a.b': true }", 'drapeau', ["const AU_FIL = { 'a.b': false }"]],
    [
      "const page = { right: 'demande:deposer', locate: 'demande' }",
      'porte',
      [
        "const page = { right: 'demande:lire', locate: 'demande' }",
        "const page = { right: 'profil:voir', locate: 'demande' }",
        "const page = { right: 'demande:deposer',  }",
        "const page = { right: 'demande:deposer', locate: 'entreprise' }",
      ],
    ],
  ] as const)('%s (%s)', (source, operation, attendus) => {
    expect(changed(source, operation)).toEqual([...attendus])
  })

  it('en SQL, chaque condition, à toutes les profondeurs, et jamais la moitié d’un BETWEEN', () => {
    const trou = ['$', '{x(1)}'].join('')
    expect(terms(`SELECT 1 FROM t WHERE a = 1 AND (b OR EXISTS (SELECT 1 FROM u WHERE u.id = ${trou})) AND n BETWEEN 3 AND 7 ORDER BY 1`)).toEqual([
      'a = 1 → true',
      `(b OR EXISTS (SELECT 1 FROM u WHERE u.id = ${trou})) → true`,
      'b → false',
      `EXISTS (SELECT 1 FROM u WHERE u.id = ${trou}) → false`,
      `u.id = ${trou} → true`,
      'n BETWEEN 3 AND 7 → true',
    ])
    expect(terms(`n.id = ${trou} AND n.lu`)).toEqual([`n.id = ${trou} → true`, 'n.lu → true'])
  })

  it('de ce projet : des centaines, tous différents, dans chaque pièce qui ne doit pas être fausse', () => {
    const mutants = generateMutants()
    expect(mutants.length).toBeGreaterThan(700)
    const places = new Set(mutants.map(({ fichier }) => fichier))
    for (const fichier of ['access/roles', 'access/rights', 'access/can', 'access/reach', 'data/reach', 'identite/session'])
      expect(places).toContain(`lib/${fichier}.ts`)
    for (const fichier of ['lib/demandes/transitions.ts', 'lib/jobs/subscriptions.ts', 'lib/notifications/suiveurs.ts', 'doors/page.tsx'])
      expect(places).toContain(fichier)
    // Chaque porte, et le verbe lui-même.
    for (const fichier of [...globSync('app/**/door.ts'), 'lib/acts/acte.ts', 'lib/demandes/acte.ts', 'doors/visit.ts', 'doors/locators.ts'])
      expect(places).toContain(fichier)
    const keys = mutants.map(keyOf)
    expect(new Set(keys).size, 'une explication ne vaut que pour un mutant').toBe(keys.length)
    for (const { avant, apres } of mutants) expect(avant).not.toBe(apres)
    const expliques = Object.keys(EXPLIQUES).filter((cle) => !cle.startsWith('base/'))
    expect(
      expliques.filter((cle) => !keys.includes(cle)),
      'une explication dont le mutant n’existe plus',
    ).toEqual([])
  })
})

describe('ce que les mutants n’oublient pas', () => {
  const juge =
    /from '(?:@\/lib\/|\.{1,2}\/(?:\w+\/)*)(?:access\/(?:can|reach|titre|visit|actor)|data\/(?:as-actor|as-system|reach[\w-]*)|acts\/acte|demandes\/(?:brouillon\/)?acte)'|from '\.{1,2}\/(?:acte|visit|request)'/
  const fichiers = globSync('{lib,doors}/**/*.{ts,tsx}', { exclude: ['lib/data/generated/**'] }).filter((f) => juge.test(readFileSync(f, 'utf8')))
  const vises = new Set(filesToCut().map(([fichier]) => fichier))

  it('tout ce qui juge une personne ou écrit en son nom est visé, ou dit pourquoi il ne l’est pas', () => {
    expect(fichiers.length).toBeGreaterThan(50)
    expect(fichiers.filter((f) => !vises.has(f) && !HORS_CIBLE.some(([motif]) => matchesGlob(f, motif)))).toEqual([])
  })
  it('une exception qui ne sert plus se dit', () => {
    expect(HORS_CIBLE.filter(([motif]) => globSync(motif).length === 0)).toEqual([])
  })
})

it('un essai de trois minutes ne juge que ce que les brefs ont laissé passer', () => {
  const specs = ['/r/tests/integration/long.test.ts', '/r/tests/unit/a.test.ts', '/r/tests/unit/b.test.ts'].map((moduleId) => ({ moduleId }))
  const waves = wavesOf(specs as TestSpecification[], new Map([['/r/tests/integration/long.test.ts', 180_000]]), (id) => id.endsWith('b.test.ts'))
  expect(waves.map((wave) => wave.map(({ moduleId }) => moduleId.split('/').at(-1)))).toEqual([['b.test.ts'], ['a.test.ts'], ['long.test.ts']])
})

describe('où passe un essai', () => {
  const source =
    "import a from 'b'\nconst ouverte = (x) => x ? { a: 1 } : b(x)\nfunction f(y) {\n  'use strict'\n  if (y) return 1\n  return [y].map((z) => { return z })\n}\n"

  it('le texte compté se lit, garde ses lignes, et note chaque instruction de fonction', () => {
    const counted = countPassages('lib/x.ts', source)
    expect(counted.split('\n').length).toBe(source.split('\n').length)
    expect(() => cutsOf(counted, false, [])).not.toThrow()
    expect(counted.match(/__pas\(/g)).toHaveLength(4)
    expect(counted).toContain("'use strict'\n  __pas(")
  })

  it('au chargement, tous ceux qui le lisent jugent ; dans une fonction, ceux qui y passent', () => {
    const passages = new Passages()
    expect(passages.at('lib/x.ts', source, source.indexOf('ouverte'))).toBeNull()
    expect(passages.at('lib/x.ts', source, source.indexOf('return 1'))).toEqual(new Set())
  })
})
