import { withClient } from './database.ts'
import { migrateJobs } from './jobs-schema.ts'
import { applyMigrations, withEngine } from './schema-engine.ts'

/** Deux lancements ne migrent pas ensemble la même base. Le nombre est arbitraire et ne change jamais. */
const MIGRATION_LOCK = 7_213_990_001

/**
 * Amène une base aux migrations du projet et de la file de travaux, en propriétaire, sous un verrou.
 * @returns les noms des migrations appliquées, dans l’ordre.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (guard) => {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const applied = await withEngine(ownerUrl, applyMigrations)
    await migrateJobs(ownerUrl)
    return applied
  })
}
