import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { withClient } from './database.ts'
import type { PortalEnvironment } from './environment.ts'
import { inProject } from './paths.ts'
import { runNode } from './processes.ts'

const ENTRY = inProject('prisma', 'seed', 'run.ts')

/** Whether nobody has an account yet: then, and only then, the demonstration world may be created. */
export function isEmpty(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ present: string | null }>(`SELECT to_regclass('public.utilisateur') AS present`)
    if (!rows[0]?.present) return false
    const { rowCount } = await client.query('SELECT 1 FROM utilisateur LIMIT 1')
    return rowCount === 0
  })
}

/** Creates the demonstration world in the database of this environment; does nothing while no world is written. */
export async function seedWorld(environment: PortalEnvironment): Promise<void> {
  if (!existsSync(ENTRY)) return
  // The world is made by the code of the portal, which is marked as code of the server.
  await runNode(['--conditions=react-server', '--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, ENTRY], {
    env: environment,
    quiet: true,
  })
}
