import type { TestModule, TestSpecification, Vitest } from 'vitest/node'
import { ROOT } from '../paths.ts'

/** Sans base, un fichier d’essais plus bref que cela passe avec les autres, avant tous ceux qui en ont une. */
const BREF_MS = 1000

/** Les fichiers d’essais dont un import mène à ce fichier. */
export function readersOf(vitest: Vitest, file: string): TestSpecification[] {
  const graphs = new Set(vitest.projects.flatMap(({ vite }) => Object.values(vite.environments).map(({ moduleGraph }) => moduleGraph)))
  const seen = new Set<string>([file])
  for (const graph of graphs) {
    const queue = [...(graph.getModulesByFile(file) ?? [])]
    for (let module = queue.pop(); module; module = queue.pop())
      for (const importer of module.importers)
        if (importer.file && !seen.has(importer.file)) {
          seen.add(importer.file)
          queue.push(...(graph.getModulesByFile(importer.file) ?? []))
        }
  }
  return [...seen].flatMap((id) => vitest.getModuleSpecifications(id))
}

/** Combien d’essais brefs qui ont déjà tué un voisin jugent seuls, avant les autres. */
const FAVORIS = 2

/**
 * D’abord quelques essais brefs et sans base qui ont déjà tué un voisin, puis les autres brefs, tous ensemble ; puis deux par deux, un par cœur.
 * @param specs les plus prometteurs d’abord. @param durations en ms, par fichier d’essais. @param killed ceux qui ont tué un voisin.
 */
export function wavesOf(
  specs: readonly TestSpecification[],
  durations: ReadonlyMap<string, number>,
  killed: (id: string) => boolean,
): TestSpecification[][] {
  const fast = specs.filter(({ moduleId: id }) => !id.includes('/tests/integration/') && (durations.get(id) ?? 0) < BREF_MS)
  const favoris = fast.filter(({ moduleId }) => killed(moduleId)).slice(0, FAVORIS)
  const others = fast.filter((spec) => !favoris.includes(spec))
  const slow = specs.filter((spec) => !fast.includes(spec))
  return [favoris, others, ...slow.flatMap((_, rang) => (rang % 2 === 0 ? [slow.slice(rang, rang + 2)] : []))].filter((wave) => wave.length > 0)
}

/** Le chemin d’un fichier d’essais, depuis la racine du projet. */
export const nameOf = (moduleId: string): string => moduleId.slice(ROOT.length + 1)

/** Tout ce que dit l’échec d’un fichier d’essais. */
export function messagesOf(module: TestModule): string {
  const tests = [...module.children.allTests('failed')].flatMap((test) => test.result().errors ?? [])
  return [...module.errors(), ...tests].map(({ message }) => message).join(' ⏎ ')
}
