import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { readEnv } from '../lib/ground/env.ts'
import { checkSchema } from './check-schema.ts'
import { readEnvFiles } from './env-files.ts'
import { isDemo, settleMode } from './environment.ts'
import { inProject, ROOT } from './paths.ts'
import { command, Sentence } from './sentence.ts'

// `npm run admin -- <commande>` : ce que l’exploitation fait dans un portail, avec sa configuration (`prisma/admin/commands.ts`).
await command(async () => {
  readEnvFiles()
  settleMode()
  // Une démonstration n’a rien de configuré : ses adresses et ses clés sont dans son dossier de données, que son portail tourne ou non.
  const place = isDemo() ? await (await import('./backup/place.ts')).openPlace() : null
  Object.assign(process.env, place?.environment)
  process.exit(await run().finally(() => place?.close()))
})

async function run(): Promise<number> {
  try {
    readEnv()
  } catch (error) {
    throw new Sentence(`${(error as Error).message}\nCette commande veut la configuration du portail, celle avec laquelle il tourne.`)
  }
  const { DATABASE_APP_URL = '', DATABASE_SYSTEME_URL = '' } = process.env
  await checkSchema(DATABASE_APP_URL, DATABASE_SYSTEME_URL).catch((error: unknown) => {
    throw isDemo() ? new Sentence('La base de cette démonstration n’est pas à jour : lancez-la une fois, « npm start ».') : error
  })
  // Dans une image, ce qui se tire des sources y est déjà, et l’outil qui l’en tire n’y est pas.
  if (existsSync(inProject('prisma', 'schema'))) await (await import('./generate.ts')).generateClient()
  const reading = [
    '--experimental-transform-types',
    '--disable-warning=ExperimentalWarning',
    '--import',
    pathToFileURL(inProject('scripts', 'our-modules.ts')).href,
  ]
  const args = [...reading, inProject('prisma', 'admin', 'run.ts'), ...process.argv.slice(2)]
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit', cwd: ROOT }), 'exit')
  return code ?? 1
}
