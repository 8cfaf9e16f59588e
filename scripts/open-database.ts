import { createDatabase, type Database, DATABASE_NAME, type DatabaseUrls, databaseUrls, ensureRoles, LOGIN_ROLES } from './database.ts'
import { setUp } from './database-setup.ts'
import { openCluster } from './postgres.ts'
import { keepAlive } from './postgres-watch.ts'
import { readSecrets } from './secrets.ts'

/** La base d’une démonstration : celle de DATABASE_URL, sinon le serveur embarqué du dossier de données. */
export async function openDatabase(dataDir: string): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) return { urls: await externalUrls(given, dataDir), embedded: false, close: async () => undefined }
  const secrets = readSecrets(dataDir)
  const options = { dataDir, password: secrets.POSTGRES_PASSWORD }
  const server = await openCluster(options)
  await ensureRoles(server.adminUrl(), secrets)
  await createDatabase(server.adminUrl(), DATABASE_NAME)
  const unwatch = keepAlive(server, (signal) => openCluster({ ...options, port: server.port, signal }))
  const close = async () => {
    await unwatch()
    await server.stop()
  }
  return { urls: databaseUrls(server.port, DATABASE_NAME, secrets), embedded: true, close }
}

/** Une base donnée à une démonstration : les deux autres adresses le sont aussi, sinon leurs rôles sont créés par le propriétaire, qui doit en avoir le droit. */
async function externalUrls(owner: string, dataDir: string): Promise<DatabaseUrls> {
  const { DATABASE_APP_URL, DATABASE_SYSTEME_URL } = process.env
  if (DATABASE_APP_URL && DATABASE_SYSTEME_URL) return { DATABASE_URL: owner, DATABASE_APP_URL, DATABASE_SYSTEME_URL }
  const secrets = readSecrets(dataDir)
  const address = (role: keyof typeof LOGIN_ROLES) => {
    const url = new URL(owner)
    url.username = role
    url.password = secrets[LOGIN_ROLES[role]]
    return url.toString()
  }
  const urls = { owner, app: address('portail_app'), systeme: address('portail_systeme') }
  // Un serveur qui porte un autre portail a déjà ces rôles : leur mot de passe est le sien.
  await setUp(urls, { keepPasswords: true })
  return { DATABASE_URL: owner, DATABASE_APP_URL: urls.app, DATABASE_SYSTEME_URL: urls.systeme }
}
