import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const RACINE = join(import.meta.dirname, '../..')
const MAISON = ['lib', 'doors', 'components']

/** La pièce d’un fichier : `lib/<nom>`, `components/<nom>`, ou `doors` tout entier. */
function roomOf(file: string): string {
  const [top = '', second, third] = file.split('/')
  return top === 'doors' || third === undefined ? top : `${top}/${second}`
}

const files = MAISON.flatMap((top) =>
  readdirSync(join(RACINE, top), { recursive: true, encoding: 'utf8' })
    .map((file) => `${top}/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/generated/')),
)

/** Qui importe qui, d’une pièce à l’autre, types compris ; et le premier fichier qui le fait. */
const arrows = new Map<string, Map<string, string>>()
for (const file of files) {
  for (const [, target = ''] of readFileSync(join(RACINE, file), 'utf8').matchAll(/from '([^']+)'/g)) {
    const to = target.startsWith('@/') ? target.slice(2) : target.startsWith('.') ? join(dirname(file), target) : ''
    if (!MAISON.some((top) => to.startsWith(`${top}/`))) continue
    const [a, b] = [roomOf(file), roomOf(`${to.replace(/\.tsx?$/, '')}.ts`)]
    if (a === b) continue
    const exits = arrows.get(a) ?? new Map<string, string>()
    if (!exits.has(b)) exits.set(b, file)
    arrows.set(a, exits)
  }
}

/** Toutes les pièces où mène celle-ci, de proche en proche. */
function reachedFrom(room: string): Set<string> {
  const seen = new Set<string>()
  const todo = [room]
  for (let here = todo.pop(); here; here = todo.pop())
    for (const to of arrows.get(here)?.keys() ?? [])
      if (!seen.has(to)) {
        seen.add(to)
        todo.push(to)
      }
  return seen
}

describe('les pièces de la maison', () => {
  it('sont lues : le graphe a des flèches', () => expect(arrows.get('doors')?.has('lib/access')).toBe(true))

  it('ne font pas de nœud', () => {
    expect([...arrows.keys()].filter((room) => reachedFrom(room).has(room))).toEqual([])
  })

  it('reposent sur un sol qui n’importe rien', () => expect([...(arrows.get('lib/ground') ?? [])]).toEqual([]))

  it('n’importent pas le toit', () => {
    expect([...arrows].flatMap(([room, exits]) => (room !== 'doors' && exits.has('doors') ? [exits.get('doors')] : []))).toEqual([])
  })

  it('gardent leurs vues sans données : components n’importe ni base, ni actes, ni travaux', () => {
    const data = ['lib/acts', 'lib/jobs', 'lib/live', 'lib/identite']
    const found = [...arrows].flatMap(([room, exits]) => (room.startsWith('components') ? data.flatMap((to) => exits.get(to) ?? []) : []))
    expect(found).toEqual([])
  })
})
