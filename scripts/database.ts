import pg from 'pg'
import type { Secrets } from './secrets.ts'

/** Les trois adresses d’une base : qui la possède, qui sert les pages, qui travaille derrière. */
export type DatabaseUrls = { DATABASE_URL: string; DATABASE_APP_URL: string; DATABASE_SYSTEME_URL: string }

/** Une base prête à migrer, et comment la quitter. */
export type Database = { urls: DatabaseUrls; embedded: boolean; close(): Promise<void> }

/** La base du portail dans le serveur embarqué. */
export const DATABASE_NAME = 'portail'
const OWNER = 'portail_proprietaire'
/** Deux processus ne changent pas les rôles ensemble. Le nombre ne change jamais. */
export const ROLES_LOCK = 7_213_990_003
/** Les deux rôles de connexion du portail, et le nom de leur mot de passe parmi les secrets d’un dossier. */
export const LOGIN_ROLES = { portail_app: 'APP_PASSWORD', portail_systeme: 'SYSTEME_PASSWORD' } as const satisfies Record<string, keyof Secrets>

/** Les trois adresses d’une base d’un serveur embarqué. */
export function databaseUrls(port: number, name: string, secrets: Secrets): DatabaseUrls {
  const address = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`
  return {
    DATABASE_URL: address(OWNER, secrets.OWNER_PASSWORD),
    DATABASE_APP_URL: address('portail_app', secrets.APP_PASSWORD),
    DATABASE_SYSTEME_URL: address('portail_systeme', secrets.SYSTEME_PASSWORD),
  }
}

/**
 * Crée les rôles de connexion d’un serveur embarqué, ou ramène leur mot de passe et leurs attributs aux nôtres.
 * Le propriétaire ne fait que migrer et peupler ; les deux autres ne possèdent rien et ne passent pas outre la sécurité par ligne.
 */
export async function ensureRoles(adminUrl: string, secrets: Secrets): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [ROLES_LOCK])
    await ensureRole(client, OWNER, secrets.OWNER_PASSWORD, 'NOSUPERUSER CREATEDB NOCREATEROLE BYPASSRLS')
    for (const [role, secret] of Object.entries(LOGIN_ROLES)) {
      await ensureRole(client, role, secrets[secret], 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS')
    }
  })
}

/** Crée une base vide du propriétaire, ou la copie d’une autre ; sans effet quand elle existe. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return
    const source = template
      ? `TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY file_copy`
      : `TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'`
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${OWNER} ${source}`)
    await client.query(`REVOKE ALL ON DATABASE ${pg.escapeIdentifier(name)} FROM PUBLIC`)
    await client.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(name)} TO ${Object.keys(LOGIN_ROLES).join(', ')}`)
  })
}

/** Ouvre une connexion le temps de `run`, et la ferme quoi qu’il arrive. */
export async function withClient<Result>(url: string, run: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function ensureRole(client: pg.Client, role: string, password: string, attributes: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN ${attributes} PASSWORD ${pg.escapeLiteral(password)}`)
}
