import { globSync, readFileSync } from 'node:fs'
import { PERSONNELS, WRITES } from '../../lib/access/roles.ts'
import { inProject, ROOT } from '../paths.ts'
import { CIBLES, PORTES } from './cibles.ts'
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

/** Chaque fichier une fois : son nom l’emporte sur son dossier. */
function filesToCut(): [string, readonly Operation[]][] {
  const files = new Map<string, readonly Operation[]>()
  for (const [cible, operations] of Object.entries(CIBLES))
    for (const fichier of cible.endsWith('/') ? globSync(`${cible}*.ts`, { cwd: ROOT }) : [cible])
      if (!cible.endsWith('/') || !(fichier in CIBLES)) files.set(fichier, operations)
  for (const fichier of globSync(`${PORTES.dossier}/**/{page.tsx,actions.ts,route.ts}`, { cwd: ROOT })) files.set(fichier, PORTES.operations)
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1))
}
