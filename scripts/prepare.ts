import { readEnv } from '../lib/ground/env.ts'
import { type Database, openDatabase } from './database.ts'
import { writeDemarches } from './demarches.ts'
import { demonstrationEnvironment, isDemo, portalPort } from './environment.ts'
import { generateClient, isGenerated } from './generate.ts'
import { type FolderLock, takeFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import { dataDir } from './paths.ts'
import { step } from './progress.ts'
import { isOwed, runReprise } from './reprise.ts'
import { readPopulation, seedWorld } from './seed.ts'
import { setTimeout as sleep } from 'node:timers/promises'

/** Une phrase pour la personne qui lance le portail, sans trace technique. */
export class Sentence extends Error {}

/**
 * Prend le dossier de données pour ce processus, en attendant un portail qui s’arrête.
 * @throws Sentence quand un portail vit déjà dans ce dossier.
 */
export async function takeDataFolder(): Promise<FolderLock> {
  const deadline = Date.now() + 25_000
  for (;;) {
    const taken = await takeFolder(dataDir())
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
  if (!isDemo()) checkEnvironment()
  const database = await step('Base de données', () => openDatabase(dataDir()))
  try {
    // Avant les migrations : une base qui n’est pas la nôtre n’est pas touchée.
    const held = await readPopulation(database.urls.DATABASE_SYSTEME_URL)
    if (isDemo() && held === 'reelle') throw new Sentence(REAL)
    if (!isDemo() && held === 'demonstration') throw new Sentence(PUBLISHED)
    const applied = await step('Migrations', () => migrate(database.urls.DATABASE_URL))
    for (const name of applied) console.log(`    ${name}`)
    writeDemarches()
    if (!isGenerated()) await step('Accès aux données', generateClient)
    if (isDemo()) {
      const environment = demonstrationEnvironment(dataDir(), database.urls, portalPort())
      Object.assign(process.env, environment)
      judgeEnvironment()
      if (held === 'vide') await step('Monde de démonstration', () => seedWorld(environment))
    }
    if (await isOwed(database.urls.DATABASE_SYSTEME_URL)) await step('Envois d’avant', () => runReprise(database.urls))
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

const REAL = 'Cette base a des comptes qui ne sont pas ceux de la démonstration : elle ne s’y ouvre pas. Donnez-en une vide, ou DEMO=non.'
const PUBLISHED = 'Cette base est celle d’une démonstration, dont les mots de passe sont publiés : la production en veut une autre.'

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
