import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node'
import { inProject, ROOT } from '../paths.ts'
import { messagesOf, nameOf, readersOf, wavesOf } from './essais.ts'
import type { Mutant } from './mutant.ts'
import { countPassages, Passages } from './passages.ts'

/** Ce qu’il advient d’un mutant : tué par un fichier d’essais, survivant de tous ceux qui le lisent, ou fautif lui-même (du SQL qui ne se lit plus). */
export type Verdict = { sort: 'tue'; par: string } | { sort: 'survit'; essais: number } | { sort: 'fautif'; erreur: string }

/** Trop lents, ou qui lancent d’autres processus, où le mutant n’est pas : ils ne jugent pas. */
const HORS = /\/tests\/integration\/(ground|seed)\//

/** Ce qu’une machine occupée fait dire à un essai. */
const DELAI = /timed out|timeout/i

/** Ce qui est servi à la place d’un fichier : son texte changé. */
type Service = Map<string, string>

/** Un Vitest gardé chaud : le code d’un mutant n’est jamais écrit sur le disque, il est servi à la place du fichier. */
export class Judge {
  readonly #vitest: Vitest
  readonly #service: Service
  readonly #essais: readonly string[]
  readonly #durations = new Map<string, number>()
  readonly #kills = new Map<string, number>()
  readonly #sources = new Map<string, string>()
  readonly #passed = new Set<string>()
  readonly #aside = new Set<string>()
  #passages: Passages | null = null

  private constructor(vitest: Vitest, service: Service, essais: readonly string[]) {
    this.#essais = essais
    this.#vitest = vitest
    this.#service = service
  }

  /**
   * Démarre, et passe les essais sur le code tel qu’il est : ils disent qui lit quoi, et qui passe où.
   * @param mutants ceux qui seront jugés : seuls les essais qui lisent leurs fichiers passent.
   * @param essais des morceaux de chemin : eux seuls jugent ; vide, tous.
   * @throws quand un essai échoue déjà.
   */
  static async open(mutants: readonly Mutant[], essais: readonly string[]): Promise<Judge> {
    const service: Service = new Map()
    const plugin = {
      name: 'mutants',
      enforce: 'pre' as const,
      transform(_code: string, id: string): string | null {
        const [file = '', commeTexte] = id.split('?')
        // Lu comme un texte, il ne s’exécute pas : un mutant s’y voit, un passage n’a pas à s’y lire.
        return commeTexte !== undefined && !judge.#passages ? null : (service.get(file) ?? null)
      },
    }
    const files = [...new Set(mutants.map(({ sert }) => sert))]
    const vitest = await createVitest(
      {
        root: ROOT,
        watch: false,
        bail: 1,
        reporters: [{}],
        silent: true,
        project: ['unit', 'rules', 'integration'],
        fsModuleCache: false,
        related: files.map((file) => inProject(file)),
      },
      { plugins: [plugin] },
    )
    const judge = new Judge(vitest, service, essais)
    for (const { sert, fichier } of mutants) if (sert === fichier) service.set(inProject(sert), countPassages(sert, judge.#sourceOf(sert)))
    mkdirSync(inProject('.data', 'rapports'), { recursive: true })
    const specs = (await vitest.getRelevantTestSpecifications()).filter(judge.#judges)
    await judge.#rehearse(specs)
    judge.#passages = new Passages()
    for (const file of [...service.keys()]) judge.#serve(file, null)
    return judge
  }

  /**
   * Passe tous ces essais sans mutant. Celui qui échoue repasse seul : une machine occupée fait échouer ce qu’elle laisse ensuite passer. Celui qui y
   * dépasse encore ses délais est dit et ne juge pas : un mutant qu’il serait seul à tuer survivra.
   * @throws quand un essai échoue déjà.
   */
  async #rehearse(specs: TestSpecification[]): Promise<void> {
    const restent = specs.filter(({ moduleId }) => !this.#passed.has(moduleId) && !this.#aside.has(moduleId))
    const failed = await this.#failing(restent)
    if (!failed) return
    const again = await this.#failing(restent.filter(({ moduleId }) => moduleId === failed.moduleId))
    if (again) {
      const message = messagesOf(again)
      if (!DELAI.test(message)) throw new Error(`Ces essais échouent déjà sans mutant : ${nameOf(again.moduleId)} ${message}`)
      console.log(`Trop lent sur cette machine, ne juge pas : ${nameOf(again.moduleId)}`)
      this.#aside.add(again.moduleId)
    }
    return this.#rehearse(specs)
  }

  readonly #judges = ({ moduleId }: TestSpecification): boolean =>
    !HORS.test(moduleId) && !this.#aside.has(moduleId) && (this.#essais.length === 0 || this.#essais.some((essai) => moduleId.includes(essai)))

  #sourceOf(fichier: string): string {
    const source = this.#sources.get(fichier) ?? readFileSync(inProject(fichier), 'utf8')
    this.#sources.set(fichier, source)
    return source
  }

  #serve(file: string, code: string | null): void {
    if (code === null) this.#service.delete(file)
    else this.#service.set(file, code)
    this.#vitest.invalidateFile(file)
  }

  /**
   * Juge un mutant par les essais qui passent à son endroit, ceux qui tuent le plus et le plus vite d’abord.
   * @param bref deux fichiers d’essais avec base au plus : un mutant expliqué n’est relu que pour dire si l’explication sert encore.
   */
  async judge(mutant: Mutant, bref: boolean): Promise<Verdict> {
    const file = inProject(mutant.sert)
    const specs = this.#sorted(
      mutant,
      mutant.sert === mutant.fichier ? this.#passing(mutant, readersOf(this.#vitest, file).filter(this.#judges)) : this.#locks(),
    )
    this.#serve(file, mutant.code)
    try {
      for (const wave of wavesOf(specs, this.#durations, (id) => this.#killsOf(mutant, id) > 0).slice(0, bref ? 3 : undefined)) {
        const failed = await this.#failing(wave)
        if (!failed) continue
        const message = messagesOf(failed)
        if (/42601|syntax error at|Transform failed|PARSE_ERROR/.test(message)) return { sort: 'fautif', erreur: message.slice(0, 300) }
        for (const [voisins] of neighbours(mutant)) {
          const key = `${voisins} ${failed.moduleId}`
          this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1)
        }
        return { sort: 'tue', par: nameOf(failed.moduleId) }
      }
      return { sort: 'survit', essais: specs.length }
    } finally {
      this.#serve(file, null)
    }
  }

  close(): Promise<void> {
    return this.#vitest.close()
  }

  /**
   * Le premier de ces essais qui échoue. Un délai dépassé peut venir d’une machine occupée, et l’arrêt d’une série tuée en atteindre une autre : ce qui
   * n’a pas passé repasse, deux fois au plus.
   */
  async #failing(specs: TestSpecification[]): Promise<TestModule | undefined> {
    let [restent, failed] = [specs, undefined as TestModule | undefined]
    for (let tour = 0; tour < 3 && restent.length > 0; tour++) {
      const modules = await this.#run(restent)
      failed = modules.find((module) => !module.ok())
      if (failed && !DELAI.test(messagesOf(failed))) return failed
      const passed = new Set(modules.filter((module) => module.state() === 'passed').map(({ moduleId }) => moduleId))
      const retardee = failed !== undefined
      restent = restent.filter(({ moduleId }) => !passed.has(moduleId) && (retardee || this.#passed.has(moduleId)))
    }
    return failed
  }

  async #run(specs: TestSpecification[]): Promise<TestModule[]> {
    const ids = new Set(specs.map(({ moduleId }) => moduleId))
    const { testModules } = await this.#vitest.runTestSpecifications(specs)
    const modules = testModules.filter(({ moduleId }) => ids.has(moduleId))
    for (const module of modules) {
      this.#durations.set(module.moduleId, module.diagnostic().duration)
      if (module.state() === 'passed') this.#passed.add(module.moduleId)
    }
    return modules
  }

  /** Les essais de l’accès : la base a ses propres essais, et toute l’intégration passe par elle. */
  #locks(): TestSpecification[] {
    const integration = this.#vitest.projects.filter(({ name }) => name === 'integration')
    return integration.flatMap((project) =>
      [...this.#durations.keys()].filter((id) => id.includes('/tests/integration/access/')).map((id) => project.createSpecification(id)),
    )
  }

  /** Parmi ces essais, ceux qui passent à l’endroit du mutant, et ceux de la maison, qui lisent le texte : les autres ne peuvent rien en voir. */
  #passing({ fichier, debut }: Mutant, specs: TestSpecification[]): TestSpecification[] {
    const essais = this.#passages?.at(fichier, this.#sourceOf(fichier), debut) ?? null
    return essais === null ? specs : specs.filter(({ moduleId, project }) => project.name === 'rules' || essais.has(moduleId))
  }

  /** Ce que cet essai a tué de proche, le plus proche comptant le plus. */
  #killsOf(mutant: Mutant, id: string): number {
    return neighbours(mutant).reduce((somme, [voisins, poids]) => somme + poids * (this.#kills.get(`${voisins} ${id}`) ?? 0), 0)
  }

  /** Ce qui a le plus de chances de tuer par seconde d’abord : un essai de trois minutes n’est lancé que si les brefs n’ont rien vu. */
  #sorted(mutant: Mutant, specs: TestSpecification[]): TestSpecification[] {
    const score = ({ moduleId: id }: TestSpecification) => (1 + this.#killsOf(mutant, id)) / (1000 + (this.#durations.get(id) ?? 0))
    return specs.sort((a, b) => score(b) - score(a))
  }
}

/** À quoi ressemble un mutant : ceux de son fichier, de son dossier, de la même opération. */
const neighbours = ({ fichier, nom }: Mutant): [string, number][] => [
  [fichier, 10],
  [dirname(fichier), 3],
  [nom, 1],
]
