import { globSync, readFileSync } from 'node:fs'
import { PERSONNELS, WRITES } from '../../lib/access/roles.ts'
import { inProject, ROOT } from '../paths.ts'
import { CIBLES } from './cibles.ts'
import { lieuxCuts, listCuts, rolesCuts } from './droits.ts'
import { type Mutant, mutantsOf } from './mutant.ts'
import { cutsOf, type Operation } from './source.ts'

/** Tous les mutants du code, un par changement ; ceux de la base viennent de `politiques.ts`. */
export function generateMutants(): Mutant[] {
  const code = filesToCut().flatMap(([fichier, operations]) => {
    const source = read(fichier)
    return mutantsOf(fichier, source, cutsOf(source, fichier.endsWith('.tsx'), operations))
  })
  const roles = read('lib/access/roles.ts')
  const rights = read('lib/access/rights.ts')
  return [
    ...mutantsOf('lib/access/roles.ts', roles, [...rolesCuts(roles), ...listCuts(roles, { WRITES, PERSONNELS })]),
    ...mutantsOf('lib/access/rights.ts', rights, lieuxCuts(rights)),
    ...code,
  ]
}

const read = (fichier: string): string => readFileSync(inProject(fichier), 'utf8')

/** Chaque fichier une fois, avec ce que l’on y ôte : le dernier motif qui lui convient l’emporte. @throws quand un motif ne désigne plus rien. */
export function filesToCut(): [string, readonly Operation[]][] {
  const files = new Map<string, readonly Operation[]>()
  for (const [motif, operations] of CIBLES) {
    const trouves = globSync(motif, { cwd: ROOT })
    if (trouves.length === 0) throw new Error(`cibles.ts désigne ${motif}, où il n’y a plus rien.`)
    for (const fichier of trouves) files.set(fichier, operations)
  }
  for (const fichier of SPECIAUX) files.delete(fichier)
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Ceux que `droits.ts` coupe lui-même. */
const SPECIAUX = ['lib/access/roles.ts', 'lib/access/rights.ts']
