import { buildPortal, isBuilt } from './build.ts'
import { isDemo } from './environment.ts'
import { launch } from './launch.ts'
import { say, seconds, step } from './progress.ts'
import { printAccounts } from './welcome.ts'

// `npm start` : le portail de production, de l’installation à l’adresse.
await launch(async () => {
  if (!isBuilt()) await step('Construction (une à deux minutes)', () => buildPortal({}))
  Object.assign(process.env, { NODE_ENV: 'production' })
  const portal = await step('Serveur', async () => {
    const { servePortal } = await import('./server.ts')
    return servePortal({ dev: false })
  })
  say(`\nLe portail est ouvert : ${portal.address}  (prêt en ${seconds(performance.now())} ; Ctrl-C pour l’arrêter)\n`)
  if (isDemo()) await printAccounts()
  return portal
})
