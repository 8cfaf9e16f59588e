import { readEnv } from '../lib/ground/env.ts'
import { type Database, openDatabase } from './database.ts'
import { writeDemarches } from './demarches.ts'
import { demonstrationEnvironment, isDemonstration, isExternal, portalPort } from './environment.ts'
import { generateClient, isGenerated } from './generate.ts'
import { type FolderLock, takeFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import { dataDir } from './paths.ts'
import { say, step } from './progress.ts'
import { isOwed, runReprise } from './reprise.ts'
import { isEmpty, seedWorld } from './seed.ts'
import { setTimeout as sleep } from 'node:timers/promises'

/** Une phrase pour la personne qui lance le portail, sans trace technique. */
export class Sentence extends Error {}

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

/** Ouvre la base, l’amène aux migrations, crée le monde de démonstration si elle est vide, et pose l’environnement. */
export async function prepareDatabase(): Promise<Database> {
  if (process.env.DEMO === undefined && process.env.APP_URL?.startsWith('https://'))
    throw new Sentence('APP_URL est une adresse publique : dites si c’est une démonstration (DEMO=oui) ou la production (DEMO=non).')
  if (!isDemonstration()) checkEnvironment()
  const database = await step('Base de données', () => openDatabase(dataDir()))
  try {
    const applied = await step('Migrations', () => migrate(database.urls.DATABASE_URL))
    for (const name of applied) say(`    ${name}`)
    writeDemarches()
    if (!isGenerated()) await step('Accès aux données', generateClient)
    if (isDemonstration()) {
      const environment = demonstrationEnvironment(dataDir(), database.urls, portalPort())
      Object.assign(process.env, environment)
      judgeEnvironment()
      if (await isEmpty(database.urls.DATABASE_URL)) await step('Monde de démonstration', () => seedWorld(environment))
    }
    if (await isOwed(database.urls.DATABASE_URL)) await step('Envois d’avant', () => runReprise(database.urls))
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** La version de Node dont les correctifs de sécurité sont attendus en production. */
const SAFE_NODE = [24, 22, 1]

/** Hors démonstration, rien ne démarre sur un secret absent ou faible, et un Node en retard se dit. */
function checkEnvironment(): void {
  const older = process.versions.node.localeCompare(SAFE_NODE.join('.'), 'en', { numeric: true }) < 0
  if (older)
    console.warn(`Node ${process.versions.node} est en retard de correctifs de sécurité : passez à Node ${SAFE_NODE.join('.')} ou plus récent.`)
  judgeEnvironment()
}

/** @throws Sentence, une phrase par variable fautive. */
function judgeEnvironment(): void {
  try {
    readEnv(process.env)
  } catch (error) {
    throw new Sentence((error as Error).message)
  }
}
