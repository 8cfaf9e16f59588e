import { withClient } from './database.ts'
import { migrateJobs } from './jobs-schema.ts'
import { applyMigrations, withEngine } from './schema-engine.ts'

/** Two starts on one database must not migrate it together. The number is arbitrary and never changes. */
const MIGRATION_LOCK = 7_213_990_001

/**
 * Brings a database to the migrations of the project and of the job queue, as its owner, under an advisory lock.
 * @returns the names of the migrations applied, in order.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (guard) => {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const applied = await withEngine(ownerUrl, applyMigrations)
    await migrateJobs(ownerUrl)
    return applied
  })
}
