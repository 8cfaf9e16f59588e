import { globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'

const IMPORT = /^(?:import|export)\s+(?!type\b)([^'\n]*?(?:\{[^}]*\})?[^'\n]*?)\s*from\s*'([^']+)'|^import\s+'([^']+)'/gm

/** Les valeurs qu’un fichier importe, types à part. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, noms = '', de, nu]) => {
    const cites = /\{([^}]*)\}/.exec(noms)
    const seuls = cites && noms.replace(cites[0], '').replaceAll(/[\s,]/g, '') === ''
    const types = seuls && (cites[1] ?? '').split(',').every((nom) => nom.trim() === '' || nom.trim().startsWith('type '))
    return types ? [] : [de ?? nu ?? '']
  })
}

/** Ce qu’il charge après coup : `import('…')` ; une adresse à trou est celle de tous les fichiers qui y répondent. */
const laterOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\bimport\([`']([^`']+)[`']\)/g)].flatMap(([, spec = '']) =>
    spec.includes('${') ? globSync(`${spec.replace('@/', '').replaceAll(/\$\{[^}]*\}/g, '*')}.ts`).map((chemin) => `@/${chemin}`) : [spec],
  )

const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, { browser: string }> }

function resolveIn(file: string, spec: string): string {
  const prive = imports[spec]
  if (prive) return normalize(prive.browser)
  const base = spec.startsWith('@/') ? spec.slice(2) : spec.startsWith('.') ? normalize(join(dirname(file), spec)) : null
  if (base === null) return spec
  return ['', '.ts', '.tsx'].map((fin) => base + fin).find((chemin) => statSync(chemin, { throwIfNoEntry: false })?.isFile()) ?? base
}

/** Ce que le navigateur charge, et par où : tout ce qu’atteint un fichier « use client », `apresCoup` compris ou non. */
function loaded(apresCoup = false): Map<string, string[]> {
  return reach(
    globSync(['components/**/*.{ts,tsx}', 'app/**/*.tsx']).filter((file) => /^\s*'use client'/.test(readFileSync(file, 'utf8'))),
    apresCoup,
  )
}

function reach(depart: readonly string[], apresCoup = false): Map<string, string[]> {
  const vus = new Map(depart.map((file) => [file, [file]]))
  for (const [file, chemin] of vus) {
    if (!/\.tsx?$/.test(file)) continue
    for (const spec of [...importsOf(file), ...(apresCoup ? laterOf(file) : [])]) {
      const vers = resolveIn(file, spec)
      if (!vus.has(vers)) vus.set(vers, [...chemin, vers])
    }
  }
  return vus
}

it('le navigateur ne charge ni zod, que la politique de contenu arrête et qui pèse, ni le serveur', () => {
  const charges = loaded(true)
  expect(charges.size).toBeGreaterThan(130)
  // Ce que l’étape charge pour vérifier pendant la frappe en est : les définitions, le moteur, et la règle des genres sans son schéma.
  for (const file of ['lib/demarches/arret-de-travail/definition.ts', 'lib/demarches/engine.ts', 'lib/demarches/parse.browser.ts'])
    expect(charges.has(file), file).toBe(true)
  const interdits = [...charges].filter(([file]) =>
    /^(?:zod|server-only|pg|node:.*|@prisma\/.*)$|^lib\/(?:data|acts|jobs|live)\/|^doors\/|\/queries\.ts$/.test(file),
  )
  expect(interdits.map(([, chemin]) => chemin.join(' → '))).toEqual([])
})

it('le navigateur ne charge d’une démarche que la sienne, par son adresse : jamais leur liste', () => {
  const listes = [...loaded()].filter(([file]) =>
    /^lib\/demarches\/(?:registre|catalogue|exemple|generated\/|[^/]+\/(?:sample|definition))/.test(file),
  )
  expect(listes.map(([, chemin]) => chemin.join(' → '))).toEqual([])
})

it('react-hook-form n’arrive qu’au premier geste : ni la page ni ce qu’elle charge d’elle-même ne l’attendent', () => {
  for (const file of ['components/demarches/enhance.ts', 'components/live-form/autosave.ts', 'components/live-form/start-at-gesture.ts'])
    expect(reach([file]).get('react-hook-form'), file).toBeUndefined()
  expect(loaded().get('react-hook-form')).toBeUndefined()
  expect(loaded(true).has('react-hook-form')).toBe(true)
})
