import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm'
import { inProject } from './paths.ts'

/** Le moteur de Prisma se télécharge, ce qu’un réseau fermé refuse ; le même existe en WebAssembly, au même format. */
export type Engine = SchemaEngine

const FILTERS = { externalTables: [], externalEnums: [] }

/** Envoie un script entier : l’adaptateur d’origine le coupe à chaque `;`, ce qui casse le corps d’une fonction. */
class ScriptingPrismaPg extends PrismaPg {
  private readonly opened: { dispose(): Promise<void> }[] = []

  override async connect() {
    const adapter = await super.connect()
    this.opened.push(adapter)
    adapter.executeScript = async (script: string) => {
      await adapter.underlyingDriver().query(script)
    }
    return adapter
  }

  /** Le moteur ne ferme jamais ses connexions, et l’une d’elles tient le verrou de Prisma. */
  async close() {
    await Promise.allSettled(this.opened.map((adapter) => adapter.dispose()))
  }
}

/** Ouvre le moteur sur une base le temps de `run`. */
export async function withEngine<Result>(url: string, run: (engine: Engine) => Promise<Result>): Promise<Result> {
  const { SchemaEngine } = await loadEngine()
  const factory = new ScriptingPrismaPg({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 })
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory))
  try {
    return await run(engine)
  } finally {
    engine.free()
    await factory.close()
  }
}

/** Le SQL qui mène d’un schéma à l’autre ; `null` quand ils disent la même chose. */
export async function diffSchemas(engine: Engine, from: SchemasContainer, to: SchemasContainer): Promise<string | null> {
  const start = from.files.length > 0 ? ({ tag: 'schemaDatamodel', ...from } as const) : ({ tag: 'empty' } as const)
  const { stdout, exitCode } = await engine.diff({
    from: start,
    to: { tag: 'schemaDatamodel', ...to },
    script: true,
    exitCode: true,
    filters: FILTERS,
  })
  return exitCode === 2 ? stdout : null
}

/** Le schéma du projet : tous les fichiers de `prisma/schema`. */
export function readSchema(folder = inProject('prisma', 'schema')): SchemasContainer {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.prisma')) : []
  return { files: names.sort().map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') })) }
}

let loaded: Promise<typeof import('@prisma/schema-engine-wasm')> | undefined

/** Le paquet importe son .wasm comme un module, ce que Node ne fait pas : on l’instancie à la main. */
function loadEngine() {
  loaded ??= (async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
    const glue = await import(join(folder, 'schema_engine_bg.js'))
    const module = await WebAssembly.compile(readFileSync(join(folder, 'schema_engine_bg.wasm')))
    const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': glue })
    glue.__wbg_set_wasm(instance.exports)
    ;(instance.exports.__wbindgen_start as () => void)()
    return glue as typeof import('@prisma/schema-engine-wasm')
  })()
  return loaded
}
