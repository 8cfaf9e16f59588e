import type { Database, DatabaseUrls } from './database.ts'
import { openDatabase } from './open-database.ts'
import { writeDemarches } from './demarches.ts'
import { writeFaq } from './faq.ts'
import { demonstrationEnvironment, isDemo, isExternal, portalPort } from './environment.ts'
import { generateClient, isGenerated } from './generate.ts'
import { type FolderLock, takeFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import { dataDir } from './paths.ts'
import { judgeEnvironment, judgeProduction } from './production.ts'
import { say, step } from './progress.ts'
import { isOwed, runReprise } from './reprise.ts'
import { Sentence } from './sentence.ts'
import { readPopulation, seedWorld } from './seed.ts'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Prend le dossier de données pour ce processus, en attendant un portail qui s’arrête. La base est ailleurs : le dossier n’est à personne, et
 * plusieurs instances le partagent.
 * @throws Sentence quand un portail vit déjà dans ce dossier.
 */
export async function takeDataFolder(): Promise<FolderLock> {
  const deadline = Date.now() + 25_000
  for (;;) {
    const taken = await takeFolder(dataDir(), isExternal() ? portalPort() : undefined)
    if ('lock' in taken) return taken.lock
    const { address, pid, stopping } = taken.holder
    if (!stopping || Date.now() > deadline) {
      const where = address ? `tourne déjà dans ce dossier : ${address}` : 'démarre déjà dans ce dossier'
      throw new Sentence(`Le portail ${where} (processus ${pid}) ; il n’a pas été touché.`)
    }
    await sleep(200)
  }
}

/** Ouvre la base du portail et pose son environnement : celle de la démonstration se prépare ici, celle de la production doit l’être déjà. */
export async function prepareDatabase(): Promise<Database> {
  writeDemarches()
  writeFaq()
  if (!isGenerated()) await step('Accès aux données', generateClient)
  return isDemo() ? prepareDemonstration() : openProduction()
}

/** Ouvre la base, l’amène aux migrations, et y crée le monde de démonstration si elle est vide. */
async function prepareDemonstration(): Promise<Database> {
  const database = await step('Base de données', () => openDatabase(dataDir()))
  try {
    // Avant les migrations : une base qui n’est pas la nôtre n’est pas touchée.
    const held = await readPopulation(database.urls.DATABASE_SYSTEME_URL)
    if (held === 'reelle') throw new Sentence(REAL)
    const applied = await step('Migrations', () => migrate(database.urls.DATABASE_URL))
    for (const name of applied) say(`    ${name}`)
    const environment = demonstrationEnvironment(dataDir(), database.urls, portalPort())
    Object.assign(process.env, environment)
    judgeEnvironment()
    if (held === 'vide') await step('Monde de démonstration', () => seedWorld(environment))
    await resume(database.urls)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** La base de production : ni propriétaire, ni migration, et rien n’y est écrit qu’elle ne connaisse déjà. */
async function openProduction(): Promise<Database> {
  const { DATABASE_APP_URL, DATABASE_SYSTEME_URL } = await step('Configuration et base de données', judgeProduction)
  const urls = { DATABASE_URL: '', DATABASE_APP_URL, DATABASE_SYSTEME_URL }
  await resume(urls)
  return { urls, embedded: false, close: async () => undefined }
}

async function resume(urls: DatabaseUrls): Promise<void> {
  if (await isOwed(urls.DATABASE_SYSTEME_URL)) await step('Envois d’avant', () => runReprise(urls))
}

const REAL = 'Cette base a des comptes qui ne sont pas ceux de la démonstration : elle ne s’y ouvre pas. Donnez-en une vide, ou DEMO=non.'
