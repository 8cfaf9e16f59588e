import { demonstrationEnvironment, isDemo, isExternal, type PortalEnvironment, portalPort } from '../environment.ts'
import { createDatabase, DATABASE_NAME, type DatabaseUrls, databaseUrls, ensureRoles } from '../database.ts'
import { isAlive, listHolders } from '../lock.ts'
import { openDatabase } from '../open-database.ts'
import { dataDir } from '../paths.ts'
import { openCluster } from '../postgres.ts'
import { takeDataFolder } from '../prepare.ts'
import { readSecrets } from '../secrets.ts'
import { Sentence } from '../sentence.ts'
import { BACKUP_ROLE, ensureBackupRole } from './role.ts'

/** La base d’un portail : ses adresses, celle qui sauve, son environnement. `close` n’arrête que ce qui a été ouvert pour cela. */
export type Place = { urls: DatabaseUrls; backupUrl(): string; environment: PortalEnvironment; close(): Promise<void> }

/** La base donnée par l’environnement, ou celle du dossier de données, que son portail tourne ou non. */
export async function openPlace(): Promise<Place> {
  return isExternal() ? external() : embedded()
}

async function external(): Promise<Place> {
  const { DATABASE_URL, DATABASE_APP_URL = '', DATABASE_SYSTEME_URL = '', DATABASE_SAUVEGARDE_URL } = process.env
  // Sauver n’a pas besoin du propriétaire : son adresse peut ne pas être donnée.
  const urls = DATABASE_URL ? (await openDatabase(dataDir())).urls : { DATABASE_URL: '', DATABASE_APP_URL, DATABASE_SYSTEME_URL }
  const backupUrl = () => {
    if (DATABASE_SAUVEGARDE_URL) return DATABASE_SAUVEGARDE_URL
    throw new Sentence(`DATABASE_SAUVEGARDE_URL manque : donnez l’adresse de la base pour le rôle « ${BACKUP_ROLE} », qui lit toutes les lignes.`)
  }
  return { urls, backupUrl, environment: environmentOf(urls), close: async () => undefined }
}

async function embedded(): Promise<Place> {
  const dir = dataDir()
  const running = (await Promise.all(listHolders(dir).map(isAlive))).includes(true)
  const lock = running ? undefined : await takeDataFolder()
  const secrets = readSecrets(dir)
  const server = await openCluster({ dataDir: dir, password: secrets.POSTGRES_PASSWORD })
  if (!running) {
    await ensureRoles(server.adminUrl(), secrets)
    await createDatabase(server.adminUrl(), DATABASE_NAME)
  }
  const urls = databaseUrls(server.port, DATABASE_NAME, secrets)
  await ensureBackupRole(server.adminUrl(DATABASE_NAME), new URL(urls.DATABASE_URL).username, secrets.SAUVEGARDE_PASSWORD)
  const backupUrl = new URL(urls.DATABASE_URL)
  Object.assign(backupUrl, { username: BACKUP_ROLE, password: secrets.SAUVEGARDE_PASSWORD })
  return {
    urls,
    backupUrl: () => backupUrl.toString(),
    environment: environmentOf(urls),
    async close() {
      if (!running) await server.stop()
      lock?.release()
    },
  }
}

const environmentOf = (urls: DatabaseUrls): PortalEnvironment =>
  isDemo() ? demonstrationEnvironment(dataDir(), urls, portalPort()) : { ...(process.env as PortalEnvironment), ...urls }
