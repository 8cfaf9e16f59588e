import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** Une table à copier, ses colonnes, et de quoi ranger ses lignes toujours dans le même ordre. */
export type Table = { schema: string; name: string; columns: string[]; key: string[]; where?: string }

/** La file de travaux n’est gardée que pour ce qui attend ou a échoué ; ce qui est fait est fait. */
const JOBS = `state IN ('created', 'retry', 'active', 'failed')`

/** Le même texte quelle que soit la session : dates, nombres, durées. */
export const SESSION = `SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; SET timezone = 'UTC'; SET extra_float_digits = 3; SET statement_timeout = 0`

/** Les tables de la base, celles dont d’autres dépendent d’abord. @throws quand deux se tiennent l’une l’autre. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { parents: string[] }>(`
    SELECT n.nspname AS schema, c.relname AS name,
      (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
      coalesce((SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary), '{}') AS key,
      coalesce((SELECT array_agg(DISTINCT p.relname::text) FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid AND n.nspname = 'public'), '{}') AS parents
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE (n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_prisma_migrations') OR (n.nspname = 'pgboss' AND c.relname = 'job')
    ORDER BY n.nspname DESC, c.relname`)
  const done: Table[] = []
  let left = rows
  while (left.length > 0) {
    const ready = left.filter(({ parents }) => parents.every((parent) => done.some(({ name }) => name === parent)))
    if (ready.length === 0) throw new Error(`Ces tables se tiennent l’une l’autre : ${left.map(({ name }) => name).join(', ')}.`)
    for (const { schema, name, columns, key } of ready) done.push({ schema, name, columns, key, ...(schema === 'pgboss' ? { where: JOBS } : {}) })
    left = left.filter((row) => !ready.includes(row))
  }
  return done
}

/** Le nom sous lequel une table est gardée. */
export const nameOf = ({ schema, name }: Table): string => `${schema}.${name}`

const quoted = ({ schema, name }: Table): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
const columnsOf = ({ columns }: Table): string => columns.map((column) => pg.escapeIdentifier(column)).join(', ')

/** Copie une table vers un fichier, ou nulle part pour n’en prendre que l’empreinte. @returns ses lignes, et l’empreinte de leur texte. */
export async function copyOut(client: pg.ClientBase, table: Table, file?: string): Promise<{ lignes: number; sha256: string }> {
  // L’ordre des octets, que le tri de la base ne change pas.
  const keys = (table.key.length > 0 ? table.key : table.columns).map((column) => `${pg.escapeIdentifier(column)}::text COLLATE "C"`)
  const where = table.where ? `WHERE ${table.where}` : ''
  const stream = client.query(copyTo(`COPY (SELECT ${columnsOf(table)} FROM ${quoted(table)} ${where} ORDER BY ${keys.join(', ')}) TO STDOUT`))
  const hash = createHash('sha256')
  const through = new Transform({
    transform(chunk, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const end = file ? createWriteStream(file, { mode: 0o600 }) : new Writable({ write: (_chunk, _encoding, done) => done() })
  await pipeline(stream, through, end)
  return { lignes: stream.rowCount, sha256: hash.digest('hex') }
}

/** Rend à une table ce qui en a été copié. */
export async function copyIn(client: pg.ClientBase, table: Table, file: string): Promise<void> {
  await pipeline(createReadStream(file), client.query(copyFrom(`COPY ${quoted(table)} (${columnsOf(table)}) FROM STDIN`)))
}

/** Les migrations appliquées, dans l’ordre. */
export async function listMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
  )
  return rows.map(({ migration_name }) => migration_name)
}

/** Où en est chaque suite de nombres du portail. */
export async function readSequences(client: pg.ClientBase): Promise<Record<string, { valeur: string; appelee: boolean }>> {
  const { rows } = await client.query<{ name: string }>(`SELECT sequencename::text AS name FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`)
  const read = async (name: string) => {
    const seen = await client.query<{ valeur: string; appelee: boolean }>(
      `SELECT last_value::text AS valeur, is_called AS appelee FROM public.${pg.escapeIdentifier(name)}`,
    )
    return [name, seen.rows[0] ?? { valeur: '1', appelee: false }] as const
  }
  const found: (readonly [string, { valeur: string; appelee: boolean }])[] = []
  for (const { name } of rows) found.push(await read(name))
  return Object.fromEntries(found)
}
