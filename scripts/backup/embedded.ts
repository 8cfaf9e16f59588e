import { createDatabase, DATABASE_NAME, databaseUrls, ensureRoles } from '../database.ts'
import { demonstrationEnvironment, portalPort } from '../environment.ts'
import { isAlive, listHolders } from '../lock.ts'
import { dataDir } from '../paths.ts'
import { openCluster } from '../postgres.ts'
import { takeDataFolder } from '../prepare.ts'
import { readSecrets } from '../secrets.ts'
import type { Place } from './place.ts'
import { BACKUP_ROLE, ensureBackupRole } from './role.ts'

/** La base du dossier de données, que son portail tourne ou non : ouverte pour cela, elle se referme ; sinon elle reste. */
export async function openEmbedded(): Promise<Place> {
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
    environment: demonstrationEnvironment(dir, urls, portalPort()),
    async close() {
      if (!running) await server.stop()
      lock?.release()
    },
  }
}
