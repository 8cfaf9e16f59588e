import { demonstrationEnvironment, isDemo, isExternal, type PortalEnvironment, portalPort } from '../environment.ts'
import type { DatabaseUrls } from '../database.ts'
import { dataDir } from '../paths.ts'
import { Sentence } from '../sentence.ts'
import { BACKUP_ROLE } from './role.ts'

/** La base d’un portail : ses adresses, celle qui sauve, son environnement. `close` n’arrête que ce qui a été ouvert pour cela. */
export type Place = { urls: DatabaseUrls; backupUrl(): string; environment: PortalEnvironment; close(): Promise<void> }

/** La base donnée par l’environnement, ou celle du dossier de données, que son portail tourne ou non. */
export async function openPlace(): Promise<Place> {
  // Un portail de production n’a pas le serveur embarqué.
  return isExternal() ? external() : (await import('./embedded.ts')).openEmbedded()
}

async function external(): Promise<Place> {
  const { DATABASE_URL, DATABASE_APP_URL = '', DATABASE_SYSTEME_URL = '', DATABASE_SAUVEGARDE_URL } = process.env
  // Sauver n’a pas besoin du propriétaire : son adresse peut ne pas être donnée.
  const urls =
    DATABASE_URL && isDemo()
      ? (await (await import('../open-database.ts')).openDatabase(dataDir())).urls
      : { DATABASE_URL: DATABASE_URL ?? '', DATABASE_APP_URL, DATABASE_SYSTEME_URL }
  const backupUrl = () => {
    if (DATABASE_SAUVEGARDE_URL) return DATABASE_SAUVEGARDE_URL
    throw new Sentence(`DATABASE_SAUVEGARDE_URL manque : donnez l’adresse de la base pour le rôle « ${BACKUP_ROLE} », qui lit toutes les lignes.`)
  }
  return { urls, backupUrl, environment: environmentOf(urls), close: async () => undefined }
}

const environmentOf = (urls: DatabaseUrls): PortalEnvironment =>
  isDemo() ? demonstrationEnvironment(dataDir(), urls, portalPort()) : { ...(process.env as PortalEnvironment), ...urls }
