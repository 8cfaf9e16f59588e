import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { readEnv } from '../lib/ground/env.ts'
import { readEnvFiles } from './env-files.ts'
import { settleMode } from './environment.ts'
import { inProject, ROOT } from './paths.ts'
import { command, Sentence } from './sentence.ts'

// `npm run admin -- <commande>` : ce que l’exploitation fait dans un portail, avec sa configuration (`prisma/admin/commands.ts`).
await command(async () => {
  readEnvFiles()
  settleMode()
  try {
    readEnv()
  } catch (error) {
    throw new Sentence(`${(error as Error).message}\nCette commande veut la configuration du portail, celle avec laquelle il tourne.`)
  }
  // Dans une image, ce qui se tire des sources y est déjà, et l’outil qui l’en tire n’y est pas.
  if (existsSync(inProject('prisma', 'schema'))) await (await import('./generate.ts')).generateClient()
  const reading = [
    '--experimental-transform-types',
    '--disable-warning=ExperimentalWarning',
    '--import',
    pathToFileURL(inProject('scripts', 'our-modules.ts')).href,
  ]
  const args = [...reading, inProject('prisma', 'admin', 'run.ts'), ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: ROOT })
  process.exit(status ?? 1)
})
