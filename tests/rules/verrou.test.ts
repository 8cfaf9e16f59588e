import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

type Entry = { version?: string; optional?: boolean; optionalDependencies?: Record<string, string> }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }

/** Ce que Node trouverait sous ce nom depuis ce paquet : chez lui, puis chez chacun de ceux qui le contiennent. */
function isLocked(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in packages) return true
    if (at === '') return false
  }
}

it('le verrou nomme les paquets de toutes les machines : sans l’un d’eux, `npm ci` refuse', () => {
  const optional = Object.entries(packages).flatMap(([path, entry]) => Object.keys(entry.optionalDependencies ?? {}).map((name) => ({ path, name })))
  expect(optional.length).toBeGreaterThan(100)
  expect(optional.filter(({ path, name }) => !isLocked(path, name)).map(({ path, name }) => `${path} → ${name}`)).toEqual([])
})

it('le verrou est celui de package.json', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>
  expect(packages['']).toMatchObject({ dependencies, devDependencies })
})
