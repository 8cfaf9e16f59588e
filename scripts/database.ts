import pg from 'pg'
import { openCluster } from './postgres.ts'
import { keepAlive } from './postgres-watch.ts'
import { readSecrets, type Secrets } from './secrets.ts'

/** Les trois adresses d’une base : qui la possède, qui sert les pages, qui travaille derrière. */
export type DatabaseUrls = { DATABASE_URL: string; DATABASE_APP_URL: string; DATABASE_SYSTEME_URL: string }

/** Une base prête à migrer, et comment la quitter. */
export type Database = { urls: DatabaseUrls; embedded: boolean; close(): Promise<void> }

/** La base du portail dans le serveur embarqué. */
export const DATABASE_NAME = 'portail'
const OWNER = 'portail_proprietaire'
const ROLES_LOCK = 7_213_990_003
const LOGIN_ROLES = { portail_app: 'APP_PASSWORD', portail_systeme: 'SYSTEME_PASSWORD' } as const satisfies Record<string, keyof Secrets>

/** La base de ce portail : celle de DATABASE_URL, sinon le serveur embarqué du dossier de données. */
export async function openDatabase(dataDir: string): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) return { urls: await externalUrls(given, dataDir), embedded: false, close: async () => undefined }
  const secrets = readSecrets(dataDir)
  const options = { dataDir, password: secrets.POSTGRES_PASSWORD }
  const server = await openCluster(options)
  await ensureRoles(server.adminUrl(), secrets, true)
  await createDatabase(server.adminUrl(), DATABASE_NAME)
  const unwatch = keepAlive(server, (signal) => openCluster({ ...options, port: server.port, signal }))
  const close = async () => {
    await unwatch()
    await server.stop()
  }
  return { urls: databaseUrls(server.port, DATABASE_NAME, secrets), embedded: true, close }
}

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
 * Crée les rôles de connexion, ou ramène leur mot de passe et leurs attributs aux nôtres.
 * Le propriétaire ne fait que migrer et peupler ; les deux autres ne possèdent rien et ne passent pas outre la sécurité par ligne.
 */
export async function ensureRoles(adminUrl: string, secrets: Secrets, withOwner: boolean): Promise<void> {
  await withClient(adminUrl, async (client) => {
    // Deux processus changeant un rôle ensemble : PostgreSQL refuse le second.
    await client.query('SELECT pg_advisory_lock($1)', [ROLES_LOCK])
    if (withOwner) await ensureRole(client, OWNER, secrets.OWNER_PASSWORD, 'NOSUPERUSER CREATEDB NOCREATEROLE BYPASSRLS')
    for (const [role, secret] of Object.entries(LOGIN_ROLES)) {
      await ensureRole(client, role, secrets[secret], withOwner ? 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS' : 'NOCREATEDB NOCREATEROLE')
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

/** Une base fournie : les deux autres adresses le sont aussi, sinon leurs rôles sont créés par le propriétaire, qui doit en avoir le droit. */
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
