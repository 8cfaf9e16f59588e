import pg from 'pg'
import { withClient } from '../database.ts'

/** Le rôle qui sauvegarde : il lit toutes les lignes de toutes les tables, et n’écrit rien. */
export const BACKUP_ROLE = 'portail_sauvegarde'

/**
 * Ce qui fait ce rôle, en SQL pour qui administre la base. La sécurité par ligne est forcée sur chaque table : seul `BYPASSRLS` lit tout avec
 * `row_security = off`, sans quoi PostgreSQL refuse plutôt que d’en copier une partie. Lire est tout ce qu’il peut : ses transactions naissent en lecture
 * seule, et il n’a de droit que `SELECT`, sur ce que le propriétaire a créé et créera.
 * @param owner le rôle qui possède les tables.
 */
export function backupRoleSql(owner: string, password: string, exists: boolean): string[] {
  const own = pg.escapeIdentifier(owner)
  return [
    `${exists ? 'ALTER' : 'CREATE'} ROLE ${BACKUP_ROLE} LOGIN BYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`,
    `ALTER ROLE ${BACKUP_ROLE} SET default_transaction_read_only = on`,
    `DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO ${BACKUP_ROLE}', current_database()); END $$`,
    `GRANT USAGE ON SCHEMA public TO ${BACKUP_ROLE}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${BACKUP_ROLE}`,
    `GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO ${BACKUP_ROLE}`,
    // Ce qui naîtra, celles de la file de travaux comprises.
    `ALTER DEFAULT PRIVILEGES FOR ROLE ${own} GRANT USAGE ON SCHEMAS TO ${BACKUP_ROLE}`,
    `ALTER DEFAULT PRIVILEGES FOR ROLE ${own} GRANT SELECT ON TABLES TO ${BACKUP_ROLE}`,
    `ALTER DEFAULT PRIVILEGES FOR ROLE ${own} GRANT SELECT ON SEQUENCES TO ${BACKUP_ROLE}`,
    `DO $$ BEGIN IF to_regnamespace('pgboss') IS NOT NULL THEN
       GRANT USAGE ON SCHEMA pgboss TO ${BACKUP_ROLE}; GRANT SELECT ON ALL TABLES IN SCHEMA pgboss TO ${BACKUP_ROLE};
     END IF; END $$`,
  ]
}

/** Crée ce rôle sur une base, ou lui rend ses droits et son mot de passe. Rejouable. @param adminUrl qui peut donner `BYPASSRLS`. */
export async function ensureBackupRole(adminUrl: string, owner: string, password: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [BACKUP_ROLE])
    for (const statement of backupRoleSql(owner, password, rowCount === 1)) await client.query(statement)
  })
}
