import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { withClient } from './database.ts'
import type { PortalEnvironment } from './environment.ts'
import { inProject } from './paths.ts'
import { runNode } from './processes.ts'

const ENTRY = inProject('prisma', 'seed', 'run.ts')

/** Vrai tant que personne n’a de compte : alors seulement le monde de démonstration peut être créé. */
export function isEmpty(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ present: string | null }>(`SELECT to_regclass('public.utilisateur') AS present`)
    if (!rows[0]?.present) return false
    const { rowCount } = await client.query('SELECT 1 FROM utilisateur LIMIT 1')
    return rowCount === 0
  })
}

/** Crée le monde de démonstration dans la base de cet environnement. */
export async function seedWorld(environment: PortalEnvironment): Promise<void> {
  if (!existsSync(ENTRY)) return
  // Le monde est fait par le code du portail, marqué comme code du serveur.
  await runNode(['--conditions=react-server', '--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, ENTRY], {
    env: environment,
    quiet: true,
  })
}
