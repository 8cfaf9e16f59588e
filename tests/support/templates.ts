import pg from 'pg'
import { createDatabase, databaseUrls, withClient } from '../../scripts/database.ts'
import { demonstrationEnvironment } from '../../scripts/environment.ts'
import { fingerprint } from '../../scripts/fingerprint.ts'
import { migrate } from '../../scripts/migrate.ts'
import type { Cluster } from '../../scripts/postgres.ts'
import { readSecrets } from '../../scripts/secrets.ts'
import { seedWorld } from '../../scripts/seed.ts'

/** `vide`: the tables and nothing in them. `monde`: the demonstration world. */
export type Template = 'vide' | 'monde'

const TEMPLATE_LOCK = 7_213_990_002

/**
 * The name of a template database of a server, made when missing.
 * The name holds a hash of what the template is made from: a changed migration or seed gives a new one.
 */
export async function ensureTemplate(server: Cluster, dataDir: string, template: Template): Promise<string> {
  const tables = fingerprint('prisma/migrations', 'scripts/jobs-schema.ts', 'lib/jobs/queues.ts', 'node_modules/pg-boss/package.json').slice(0, 12)
  if (template === 'vide') {
    return build(server, 'vide', tables, async (draft) => {
      await createDatabase(server.adminUrl(), draft)
      await migrate(databaseUrls(server.port, draft, readSecrets(dataDir)).DATABASE_URL)
    })
  }
  const source = await ensureTemplate(server, dataDir, 'vide')
  const world = fingerprint('prisma', 'lib/demandes', 'lib/entreprises', 'lib/identite', 'lib/data/champ.ts', 'lib/format', 'lib/copy/role.ts').slice(0, 12)
  // Le jour : les échéances du monde sont relatives à aujourd’hui, un modèle d’hier vieillirait.
  const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }).replaceAll('-', '')
  return build(server, 'monde', `${tables}_${world}_${day}`, async (draft) => {
    await createDatabase(server.adminUrl(), draft, source)
    const urls = databaseUrls(server.port, draft, readSecrets(dataDir))
    await seedWorld({ ...demonstrationEnvironment(dataDir, urls, 3000), OUVRIER: 'non' })
  })
}

/** Drops a database and closes whatever is still connected to it. */
export async function dropByName(server: Cluster, name: string): Promise<void> {
  await withClient(server.adminUrl(), (client) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`))
}

/** Builds under another name and renames: a template half made must never be copied. One builder at a time on a server. */
async function build(server: Cluster, template: Template, hash: string, fill: (draft: string) => Promise<void>): Promise<string> {
  const name = `modele_${template}_${hash}`
  const draft = `brouillon_${template}`
  await withClient(server.adminUrl(), async (guard) => {
    await guard.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
    if ((await guard.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount) return
    const { rows } = await guard.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [`modele_${template}_%`])
    for (const { datname } of [...rows, { datname: draft }]) await dropByName(server, datname)
    await fill(draft)
    await guard.query(`ALTER DATABASE ${pg.escapeIdentifier(draft)} RENAME TO ${pg.escapeIdentifier(name)}`)
  })
  return name
}
