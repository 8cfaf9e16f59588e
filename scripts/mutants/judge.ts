import { dirname } from 'node:path'
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node'
import { inProject, ROOT } from '../paths.ts'
import type { Mutant } from './mutant.ts'

/** Ce qu’il advient d’un mutant : tué par un fichier d’essais, survivant de tous ceux qui le lisent, ou fautif lui-même (du SQL qui ne se lit plus). */
export type Verdict = { sort: 'tue'; par: string } | { sort: 'survit'; essais: number } | { sort: 'fautif'; erreur: string }

/** Trop lents, ou qui lancent d’autres processus, où le mutant n’est pas : ils ne jugent pas. */
const HORS = /\/tests\/integration\/(ground|seed)\//

/** Un Vitest gardé chaud : le code d’un mutant n’est jamais écrit sur le disque, il est servi à la place du fichier. */
export class Judge {
  readonly #vitest: Vitest
  readonly #serving: { mutant: Mutant | null }
  readonly #durations = new Map<string, number>()
  readonly #kills = new Map<string, number>()

  private constructor(vitest: Vitest, serving: { mutant: Mutant | null }) {
    this.#vitest = vitest
    this.#serving = serving
  }

  /** Démarre, et passe tous les essais sur le code tel qu’il est : ils disent aussi qui lit quoi. @throws quand l’un échoue déjà. */
  static async open(): Promise<Judge> {
    const serving: { mutant: Mutant | null } = { mutant: null }
    const plugin = {
      name: 'mutants',
      enforce: 'pre' as const,
      transform(_code: string, id: string): string | null {
        const { mutant } = serving
        return mutant && id.split('?')[0] === inProject(mutant.sert) ? mutant.code : null
      },
    }
    const vitest = await createVitest(
      { root: ROOT, watch: false, bail: 1, reporters: [{}], silent: true, project: ['unit', 'rules', 'integration'], fsModuleCache: false },
      { plugins: [plugin] },
    )
    const judge = new Judge(vitest, serving)
    const specs = await vitest.globTestSpecifications()
    const failed = (await judge.#run(specs.filter(({ moduleId }) => !HORS.test(moduleId)))).find((module) => !module.ok())
    if (failed) throw new Error(`Ces essais échouent déjà sans mutant : ${nameOf(failed.moduleId)} ${messagesOf(failed)}`)
    return judge
  }

  /** Juge un mutant par les essais qui lisent son fichier, ceux qui tuent le plus et le plus vite d’abord. */
  async judge(mutant: Mutant): Promise<Verdict> {
    const file = inProject(mutant.sert)
    const specs = mutant.sert === mutant.fichier ? this.#readersOf(file) : this.#locksOf(file)
    this.#serving.mutant = mutant
    this.#vitest.invalidateFile(file)
    try {
      for (const wave of wavesOf(specs)) {
        const failed = (await this.#run(wave)).find((module) => !module.ok())
        if (!failed) continue
        const message = messagesOf(failed)
        if (/42601|syntax error at|Transform failed|PARSE_ERROR/.test(message)) return { sort: 'fautif', erreur: message.slice(0, 300) }
        for (const lieu of [file, dirname(file)]) {
          const key = `${lieu} ${failed.moduleId}`
          this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1)
        }
        return { sort: 'tue', par: nameOf(failed.moduleId) }
      }
      return { sort: 'survit', essais: specs.length }
    } finally {
      this.#serving.mutant = null
      this.#vitest.invalidateFile(file)
    }
  }

  close(): Promise<void> {
    return this.#vitest.close()
  }

  async #run(specs: TestSpecification[]): Promise<TestModule[]> {
    const ids = new Set(specs.map(({ moduleId }) => moduleId))
    const { testModules } = await this.#vitest.runTestSpecifications(specs)
    const modules = testModules.filter(({ moduleId }) => ids.has(moduleId))
    for (const module of modules) this.#durations.set(module.moduleId, module.diagnostic().duration)
    return modules
  }

  /** Les essais de l’accès : la base a ses propres essais, et toute l’intégration passe par elle. */
  #locksOf(file: string): TestSpecification[] {
    const specs = this.#vitest.projects.flatMap((project) =>
      [...this.#durations.keys()].filter((id) => id.includes('/tests/integration/access/')).map((id) => project.createSpecification(id)),
    )
    return this.#sorted(
      file,
      specs.filter(({ project }) => project.name === 'integration'),
    )
  }

  /** Les essais dont un import mène à ce fichier. */
  #readersOf(file: string): TestSpecification[] {
    const graphs = new Set(this.#vitest.projects.flatMap(({ vite }) => Object.values(vite.environments).map(({ moduleGraph }) => moduleGraph)))
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
    return this.#sorted(
      file,
      [...seen].flatMap((id) => this.#vitest.getModuleSpecifications(id)).filter(({ moduleId }) => !HORS.test(moduleId)),
    )
  }

  /** Ceux qui ont le plus tué ce fichier et ses voisins d’abord, puis les plus brefs. */
  #sorted(file: string, specs: TestSpecification[]): TestSpecification[] {
    const kills = (of: string, id: string) => this.#kills.get(`${of} ${id}`) ?? 0
    const score = ({ moduleId: id }: TestSpecification) =>
      kills(file, id) * 100 + kills(dirname(file), id) * 10 - (this.#durations.get(id) ?? 0) / 1000
    return specs.sort((a, b) => score(b) - score(a))
  }
}

/** Les essais sans base d’abord, tous ensemble ; puis deux par deux, un par cœur. */
function wavesOf(specs: readonly TestSpecification[]): TestSpecification[][] {
  const fast = specs.filter(({ moduleId }) => !moduleId.includes('/tests/integration/'))
  const slow = specs.filter((spec) => !fast.includes(spec))
  return [...(fast.length > 0 ? [fast] : []), ...slow.flatMap((_, rang) => (rang % 2 === 0 ? [slow.slice(rang, rang + 2)] : []))]
}

const nameOf = (moduleId: string): string => moduleId.slice(ROOT.length + 1)

function messagesOf(module: TestModule): string {
  const tests = [...module.children.allTests('failed')].flatMap((test) => test.result().errors ?? [])
  return [...module.errors(), ...tests].map(({ message }) => message).join(' ⏎ ')
}
