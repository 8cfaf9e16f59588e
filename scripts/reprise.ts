import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { type DatabaseUrls, withClient } from './database.ts'
import { inProject } from './paths.ts'
import { runNode } from './processes.ts'
import { say } from './progress.ts'

const ENTRY = inProject('prisma', 'reprise', 'run.ts')

/** Vrai quand des demandes sont parties avant que leur envoi se fige : la reprise les attend. @param systemUrl le rôle système, qui les voit toutes. */
export function isOwed(systemUrl: string): Promise<boolean> {
  return withClient(systemUrl, async (client) => {
    const { rowCount } = await client.query(
      `SELECT 1 FROM demande d WHERE d.statut <> 'a_finaliser' AND NOT EXISTS (SELECT 1 FROM envoi e WHERE e.demande_id = d.id) AND EXISTS (SELECT 1 FROM reponse r WHERE r.demande_id = d.id) LIMIT 1`,
    )
    return rowCount === 1
  })
}

/** Fait la reprise avec le code du portail, et dit ce qu’elle a fait. L’environnement est celui du portail. */
export async function runReprise(urls: DatabaseUrls): Promise<void> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const dit = await runNode(['--no-deprecation', '--conditions=react-server', '--import', tsx, ENTRY], { env: urls, quiet: true })
  say(dit.trim().replaceAll(/^/gm, '    '))
}
