import { applyMigrations } from './apply-migrations.ts'
import { withGiven } from './connect.ts'
import { migrateJobs } from './jobs-schema.ts'
import { Sentence } from './sentence.ts'

/** Deux lancements ne migrent pas ensemble la même base ; le second verrou est celui que prend Prisma. Ces nombres ne changent jamais. */
const MIGRATION_LOCKS = [7_213_990_001, 72_707_369]

/**
 * Amène une base aux migrations du projet et de la file de travaux, en propriétaire, sous un verrou ; les droits sont reposés à chaque fois.
 * @returns les noms des migrations appliquées, dans l’ordre.
 * @throws Sentence quand un rôle manque ou qu’une migration échoue.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  return withGiven('DATABASE_URL', ownerUrl, async (client) => {
    const { rowCount } = await client.query(`SELECT FROM pg_roles WHERE rolname IN ('portail_app', 'portail_systeme')`)
    if (rowCount !== 2) throw new Sentence('Les rôles « portail_app » et « portail_systeme » n’existent pas : lancez d’abord « npm run db:setup ».')
    for (const lock of MIGRATION_LOCKS) await client.query('SELECT pg_advisory_lock($1)', [lock])
    const applied = await applyMigrations(client)
    await migrateJobs(ownerUrl)
    // Le portail lit où en est sa base, pour refuser de servir sur une qu’il ne connaît pas.
    await client.query('GRANT SELECT (migration_name, finished_at, rolled_back_at) ON _prisma_migrations TO portail_systeme')
    return applied
  })
}
