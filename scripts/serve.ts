import { existsSync, readFileSync } from 'node:fs'
import { buildDir } from './build.ts'
import { readEnvFiles } from './env-files.ts'
import { isDemo, settleMode } from './environment.ts'
import { inProject } from './paths.ts'
import { judgeProduction } from './production.ts'
import { Sentence } from './sentence.ts'
import type { Portal } from './server.ts'

// `node scripts/serve.ts` : le portail déjà construit, en production, et rien d’autre. Ce que lance une image : ni installation, ni construction, ni migration.
let portal: Portal | undefined
let stopping: Promise<void> | undefined

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0))

try {
  readEnvFiles()
  settleMode()
  if (isDemo()) throw new Sentence('Une image ne porte pas la démonstration : donnez la configuration de production (« .env.example »).')
  await judgeProduction()
  Object.assign(process.env, { NODE_ENV: 'production' })
  const built = `${buildDir()}/required-server-files.json`
  if (!existsSync(built)) throw new Sentence('Le portail n’est pas construit : lancez d’abord « npm run build ».')
  // Sans `next.config.ts`, ni le compilateur qui le lirait, la configuration est celle de la construction : Next la prend d’ici.
  if (!existsSync(inProject('next.config.ts'))) {
    const { config } = JSON.parse(readFileSync(built, 'utf8')) as { config: unknown }
    process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config)
  }
  const { servePortal } = await import('./server.ts')
  portal = await servePortal({ dev: false })
  console.log(`Le portail est ouvert : ${portal.address}`)
} catch (error) {
  if (!stopping) console.error(error instanceof Sentence ? error.message : error)
  await stop(1)
}

/** Arrête dans l’ordre, une seule fois ; personne n’attend plus de 30 s. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    setTimeout(() => process.exit(1), 30_000).unref()
    await portal?.stop()
    process.exit(code)
  })()
  return stopping
}
