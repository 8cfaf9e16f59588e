import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { inProject } from './paths.ts'
import { Sentence } from './sentence.ts'

/** Une migration du projet. */
export type Migration = { name: string; sql: string }

/** La table de Prisma, à son format : `prisma migrate deploy` y lit ce que nous y écrivons. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text,
  rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`

/** Les migrations d’un dossier, dans l’ordre. */
export function readMigrations(folder = inProject('prisma', 'migrations')): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  return names.sort().map((name) => ({ name, sql: readFileSync(`${folder}/${name}/migration.sql`, 'utf8') }))
}

/**
 * Applique ce qui manque, dans l’ordre, chacune en une transaction avec la ligne qui la note : une qui échoue n’a laissé aucune trace, et se rejoue.
 * @returns les noms de celles qui l’ont été.
 * @throws Sentence, avec ce que PostgreSQL en dit.
 */
export async function applyMigrations(client: pg.Client, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  await client.query(TABLE)
  const { rows } = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const missing = migrations.filter(({ name }) => !rows.some((row) => row.name === name))
  for (const migration of missing) await applyOne(client, migration)
  return missing.map(({ name }) => name)
}

async function applyOne(client: pg.Client, { name, sql }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    // Une page qui lit fait attendre un changement de table, qui ferait attendre toutes les autres : il renonce, et se rejoue.
    await client.query(`SET LOCAL lock_timeout = '15s'`)
    await client.query(sql)
    // Un essai que Prisma a noté manqué : il le tiendrait pour dû.
    await client.query('DELETE FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NULL', [name])
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), createHash('sha256').update(sql).digest('hex'), name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw new Sentence(
      `La migration ${name} a échoué, et rien n’en est resté. PostgreSQL dit :\n${told(error as Told, sql)}\nCorrigez la cause, puis relancez la même commande.`,
    )
  }
}

type Told = Error & { code?: string; detail?: string; hint?: string; position?: string; where?: string }

function told({ message, code, detail, hint, position, where }: Told, sql: string): string {
  const line = position ? `ligne ${sql.slice(0, Number(position)).split('\n').length} de son SQL` : undefined
  return [`${message}${code ? ` (${code})` : ''}`, line, detail, hint, where]
    .filter((part) => part !== undefined)
    .map((part) => `  ${part}`)
    .join('\n')
}
