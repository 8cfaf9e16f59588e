import { PgBoss } from 'pg-boss'
import { QUEUES } from '../lib/acts/queues.ts'
import { withClient } from './database.ts'

/** Le schéma de la file de travaux ; les rôles du portail s’en servent et n’y possèdent rien. */
const SCHEMA = 'pgboss'

/** Crée ou met à jour les tables de la file en propriétaire, puis les ouvre aux deux rôles du portail. */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: SCHEMA, supervise: false, schedule: false, max: 1 })
  boss.on('error', () => undefined)
  await boss.start()
  for (const queue of QUEUES) await boss.createQueue(queue)
  await boss.stop({ graceful: false, close: true })
  await withClient(ownerUrl, async (client) => {
    const roles = 'portail_app, portail_systeme'
    await client.query(`
      GRANT USAGE ON SCHEMA ${SCHEMA} TO ${roles};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${roles};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO ${roles};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO ${roles};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${SCHEMA} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${roles};
    `)
  })
}
