import pg from 'pg'
import { openCluster } from './postgres.ts'
import { readSecrets, type Secrets } from './secrets.ts'

/** The three addresses of one database: who owns it, who serves the pages, who works behind the scenes. */
export type DatabaseUrls = { DATABASE_URL: string; DATABASE_APP_URL: string; DATABASE_SYSTEME_URL: string }

/** A database ready to be migrated, and how to leave it. */
export type Database = { urls: DatabaseUrls; embedded: boolean; close(): Promise<void> }

/** The database of the portal inside the embedded server. */
export const DATABASE_NAME = 'portail'
const OWNER = 'portail_proprietaire'
const ROLES_LOCK = 7_213_990_003
const LOGIN_ROLES = { portail_app: 'APP_PASSWORD', portail_systeme: 'SYSTEME_PASSWORD' } as const satisfies Record<string, keyof Secrets>

/** The database this portal works on: the one of DATABASE_URL, else the embedded server of the data folder. */
export async function openDatabase(dataDir: string): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) return { urls: await externalUrls(given, dataDir), embedded: false, close: async () => undefined }
  const secrets = readSecrets(dataDir)
  const server = await openCluster({ dataDir, password: secrets.POSTGRES_PASSWORD })
  await ensureRoles(server.adminUrl(), secrets, true)
  await createDatabase(server.adminUrl(), DATABASE_NAME)
  return { urls: databaseUrls(server.port, DATABASE_NAME, secrets), embedded: true, close: () => server.stop() }
}

/** The three addresses of a database of an embedded server. */
export function databaseUrls(port: number, name: string, secrets: Secrets): DatabaseUrls {
  const address = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`
  return {
    DATABASE_URL: address(OWNER, secrets.OWNER_PASSWORD),
    DATABASE_APP_URL: address('portail_app', secrets.APP_PASSWORD),
    DATABASE_SYSTEME_URL: address('portail_systeme', secrets.SYSTEME_PASSWORD),
  }
}

/**
 * Makes the login roles, or brings their password and attributes back to what we hold.
 * The owner only migrates and seeds; neither of the other two can own a table or step over row-level security.
 */
export async function ensureRoles(adminUrl: string, secrets: Secrets, withOwner: boolean): Promise<void> {
  await withClient(adminUrl, async (client) => {
    // Two processes changing one role together make PostgreSQL refuse the second.
    await client.query('SELECT pg_advisory_lock($1)', [ROLES_LOCK])
    if (withOwner) await ensureRole(client, OWNER, secrets.OWNER_PASSWORD, 'NOSUPERUSER CREATEDB NOCREATEROLE BYPASSRLS')
    for (const [role, secret] of Object.entries(LOGIN_ROLES)) {
      await ensureRole(client, role, secrets[secret], withOwner ? 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS' : 'NOCREATEDB NOCREATEROLE')
    }
  })
}

/** Creates an empty database owned by the portal, or a copy of another one; does nothing when it exists. */
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

/** Opens one connection for the length of `run`, and closes it whatever happens. */
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

/** A database of the house: the two other addresses are given too, else their roles are made with the owner's right to create roles. */
async function externalUrls(ownerUrl: string, dataDir: string): Promise<DatabaseUrls> {
  const { DATABASE_APP_URL, DATABASE_SYSTEME_URL } = process.env
  if (DATABASE_APP_URL && DATABASE_SYSTEME_URL) return { DATABASE_URL: ownerUrl, DATABASE_APP_URL, DATABASE_SYSTEME_URL }
  const secrets = readSecrets(dataDir)
  await ensureRoles(ownerUrl, secrets, false)
  const address = (role: keyof typeof LOGIN_ROLES) => {
    const url = new URL(ownerUrl)
    url.username = role
    url.password = secrets[LOGIN_ROLES[role]]
    return url.toString()
  }
  return { DATABASE_URL: ownerUrl, DATABASE_APP_URL: address('portail_app'), DATABASE_SYSTEME_URL: address('portail_systeme') }
}
