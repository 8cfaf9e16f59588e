import { readFileSync } from 'node:fs'
import { readMigrations } from './apply-migrations.ts'
import { withGiven } from './connect.ts'
import { judgeRole } from './database-setup.ts'
import { inProject } from './paths.ts'
import { Sentence } from './sentence.ts'

const MIGRATE = 'lancez « npm run db:migrate » avec l’adresse du propriétaire'

/**
 * Juge où en est une base d’après les migrations de ce portail. Une migration d’avance se sert aussi : deux instances se mettent à jour l’une après
 * l’autre, et la première migre avant que la seconde ne redémarre.
 * @returns la phrase qui refuse, ou `undefined`.
 */
export function judgeSchema(known: readonly string[], applied: readonly string[]): string | undefined {
  if (applied.length === 0) return `La base est vide : ${MIGRATE}.`
  const missing = known.filter((name) => !applied.includes(name))
  if (missing.length > 0) return `La base n’est pas à jour, il y manque ${missing.join(', ')} : ${MIGRATE}.`
  const ahead = applied.filter((name) => !known.includes(name))
  const last = known.at(-1) ?? ''
  if (ahead.some((name) => name < last))
    return `La base porte une migration que ce portail ne connaît pas (${ahead.join(', ')}) : elle n’est pas à lui.`
  if (ahead.length > 1) return `La base est plus récente que ce portail de ${ahead.length} migrations : mettez-le à jour.`
  return undefined
}

/**
 * Hors démonstration, avant de servir : le portail entre dans sa base par ses deux rôles, et la connaît. Il n’a besoin ni du propriétaire, ni du droit de migrer.
 * @throws Sentence, avec la commande à lancer.
 */
export async function checkSchema(appUrl: string, systemUrl: string): Promise<void> {
  await withGiven('DATABASE_APP_URL', appUrl, judgeRole)
  await withGiven('DATABASE_SYSTEME_URL', systemUrl, async (client) => {
    await judgeRole(client)
    const { rows: tables } = await client.query<{ ours: boolean; jobs: boolean }>(
      `SELECT coalesce(has_column_privilege(to_regclass('public._prisma_migrations'), 'migration_name', 'SELECT'), false) AS ours,
         to_regclass('pgboss.version') IS NOT NULL AS jobs`,
    )
    const [{ ours, jobs } = { ours: false, jobs: false }] = tables
    if (!ours || !jobs) throw new Sentence(`La base est vide, ou sa préparation n’est pas finie : ${MIGRATE}.`)
    const { rows } = await client.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
    )
    const refusal = judgeSchema(
      readMigrations().map(({ name }) => name),
      rows.map(({ name }) => name),
    )
    if (refusal) throw new Sentence(refusal)
    const { rows: queue } = await client.query<{ version: number }>('SELECT version FROM pgboss.version')
    if ((queue[0]?.version ?? 0) < jobsVersion()) throw new Sentence(`La file de travaux de la base n’est pas à jour : ${MIGRATE}.`)
  })
}

function jobsVersion(): number {
  const { pgboss } = JSON.parse(readFileSync(inProject('node_modules', 'pg-boss', 'package.json'), 'utf8')) as { pgboss: { schema: number } }
  return pgboss.schema
}
