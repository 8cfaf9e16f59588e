import { writeSprite } from './icons.ts'
import { isDemo } from './environment.ts'
import { launch } from './launch.ts'
import { step } from './progress.ts'
import { printAccounts } from './welcome.ts'

// `npm run dev` : le portail qui se recharge à chaque changement.
await launch(
  async () => {
    Object.assign(process.env, { NODE_ENV: 'development' })
    const portal = await step('Serveur de développement', async () => {
      await writeSprite()
      const { servePortal } = await import('./server.ts')
      return servePortal({ dev: true })
    })
    console.log(`\nLe portail est ouvert : ${portal.address}\n`)
    if (isDemo()) await printAccounts()
    return portal
  },
  { dev: true },
)
