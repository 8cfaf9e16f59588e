import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { ensureBrowser } from './browser.ts'
import { buildPortal, isBuilt } from './build.ts'
import { demonstrationEnvironment } from './environment.ts'
import { generateClient } from './generate.ts'
import { inProject } from './paths.ts'
import { tryNode } from './processes.ts'
import { seconds } from './progress.ts'
import { type Tally, tallyOf, tallyPlaywright, tallyVitest } from './tally.ts'
import { TOOLS } from './tools.ts'

/** Une vérification : son nom, et ce qu’elle a réussi et raté. */
export type Check = { name: string; run: () => Promise<Tally> }

/** Biome : forme, imports permis, défauts connus. */
export const lint: Check = { name: 'Biome', run: () => tool([TOOLS.biome, 'check', '--error-on-warnings']) }

/** TypeScript, une fois écrits les types que Next et Prisma tirent du projet. */
export const types: Check = {
  name: 'TypeScript',
  run: async () => {
    await generateClient()
    await tryNode([TOOLS.next, 'typegen'], { quiet: true })
    // Sans mémoire d’une fois à l’autre : elle a caché une erreur après un changement du client généré.
    return tool([TOOLS.tsc, '--noEmit', '--incremental', 'false'])
  },
}

/** Knip : ni fichier, ni export, ni dépendance qui ne serve à rien. */
export const unused: Check = { name: 'Knip', run: () => tool([TOOLS.knip]) }

/** Les essais Vitest de ces projets ; `args` vont à Vitest tels quels. */
export function vitest(args: string[], ...projects: ('unit' | 'integration' | 'rules' | 'drill')[]): Check {
  return {
    name: `Vitest (${projects.join(', ')})`,
    run: async () => {
      const report = reportFile(`vitest-${projects.join('-')}`)
      const chosen = projects.flatMap((project) => ['--project', project])
      const { code } = await tryNode([
        TOOLS.vitest,
        'run',
        ...args,
        ...chosen,
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ])
      return tallyVitest(report, code)
    },
  }
}

/** La construction de production. */
export const build: Check = {
  name: 'Construction',
  run: async () => {
    try {
      // Aucune base n’est ouverte pendant la construction : les adresses ne servent qu’à lire la configuration.
      const nowhere = 'postgresql://portail@127.0.0.1:1/portail'
      const urls = { DATABASE_URL: nowhere, DATABASE_APP_URL: nowhere, DATABASE_SYSTEME_URL: nowhere }
      if (!isBuilt()) await buildPortal(demonstrationEnvironment(inProject('.data'), urls, 3000))
      return tallyOf(0)
    } catch (error) {
      console.error((error as Error).message)
      return tallyOf(1)
    }
  },
}

/** Les parcours dans un navigateur ; `args` vont à Playwright tels quels. */
export function journeys(args: string[] = []): Check {
  return {
    name: 'Parcours (Playwright)',
    run: async () => {
      const report = reportFile('playwright')
      const env = { CHROMIUM: await ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: report }
      const { code } = await tryNode([TOOLS.playwright, 'test', '--pass-with-no-tests', '--reporter=list,json', ...args], { env })
      return tallyPlaywright(report, code)
    },
  }
}

/** Fait une vérification et écrit une ligne ; une erreur imprévue est un échec, jamais un arrêt. */
export async function perform(check: Check): Promise<Tally> {
  const start = performance.now()
  const tally = await check.run().catch((error: unknown) => {
    console.error(error)
    return tallyOf(1)
  })
  const duration = seconds(performance.now() - start)
  console.log(`${tally.failed === 0 ? '✓' : '✗'} ${check.name} : ${tally.passed} réussis, ${tally.failed} ratés (${duration})\n`)
  return tally
}

async function tool(args: string[]): Promise<Tally> {
  const { code, output } = await tryNode(args, { quiet: true })
  if (code !== 0) console.log(output.trim())
  return tallyOf(code)
}

function reportFile(name: string): string {
  const file = inProject('.data', 'rapports', `${name}.json`)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  return file
}
