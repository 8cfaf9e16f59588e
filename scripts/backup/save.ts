import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withClient } from '../database.ts'
import type { PortalEnvironment } from '../environment.ts'
import { copyFiles } from './files.ts'
import { fingerprintOf, keysOf, type Manifest } from './manifest.ts'
import { copyOut, listMigrations, listTables, nameOf, readSequences, SESSION } from './tables.ts'
import { Sentence } from '../sentence.ts'

/** Que sauver : la base par le rôle qui lit tout, les fichiers du coffre, et les clés en clair si on le demande. */
export type Saving = { url: string; environment: PortalEnvironment; folder: string; withKeys: boolean }

/**
 * Sauve un portail, en marche ou non : la base à un seul instant, puis les fichiers qu’elle nomme, tels qu’ils sont scellés. À moitié faite, une
 * sauvegarde garde un autre nom : elle ne passe jamais pour entière.
 * @throws quand le rôle ne lit pas tout (PostgreSQL refuse plutôt que d’en copier une partie), ou que le dossier existe.
 */
export async function save({ url, environment, folder, withKeys }: Saving): Promise<Manifest> {
  if (existsSync(folder)) throw new Sentence(`${folder} existe déjà.`)
  const draft = `${folder}.en-cours`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(join(draft, 'base'), { recursive: true, mode: 0o700 })
  const keys = keysOf(environment)
  const base = await saveDatabase(url, draft)
  const fichiers = await copyFiles('sauver', draft, environment)
  rmSync(join(draft, 'attendus.txt'))
  const cles = Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, fingerprintOf(key)]))
  const manifest: Manifest = { format: 1, ...base, fichiers, cles }
  if (withKeys) writeFileSync(join(draft, 'cles.json'), `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  writeFileSync(join(draft, 'manifeste.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, folder)
  return manifest
}

function saveDatabase(url: string, draft: string): Promise<Pick<Manifest, 'faite' | 'migrations' | 'tables' | 'sequences'>> {
  return withClient(url, async (client) => {
    await client.query(SESSION)
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query('SET LOCAL row_security = off')
    const { rows } = await client.query<{ le: Date }>('SELECT now() AS le')
    const tables: Manifest['tables'] = {}
    for (const table of await listTables(client)) tables[nameOf(table)] = await copyOut(client, table, join(draft, 'base', `${nameOf(table)}.copy`))
    const keys = await client.query<{ cle: string }>(
      `SELECT cle FROM (SELECT cle FROM piece UNION ALL SELECT cle FROM courrier UNION ALL SELECT cle FROM document UNION ALL SELECT cle FROM modele) t
       WHERE cle IS NOT NULL ORDER BY cle`,
    )
    writeFileSync(join(draft, 'attendus.txt'), keys.rows.map(({ cle }) => `${cle}\n`).join(''), { mode: 0o600 })
    const [migrations, sequences] = [await listMigrations(client), await readSequences(client)]
    await client.query('COMMIT')
    return { faite: (rows[0]?.le ?? new Date()).toISOString(), migrations, tables, sequences }
  })
}
