import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { fromPrisma, PgBoss } from 'pg-boss'
import { ClientSurveille } from '@/lib/data/client-surveille'
import type { Db } from '@/lib/data/prisma'
import { env } from '@/lib/ground/env'
import { isDatabaseDown } from '@/lib/ground/errors'
import { onShutdown } from '@/lib/ground/store'
import { log } from '@/lib/ground/log'
import type { JobData, Queue } from './queues'

const place = globalThis as unknown as { [cle: symbol]: Promise<PgBoss> | undefined }
const CLE = Symbol.for('portail.boss')
/** L’entretien de la file est long : on n’y renonce qu’au bout d’une minute, mais une base muette se voit en deux secondes. */
const MUET_MS = 60_000

/** La file du processus, démarrée au premier appel, avec le rôle système et sans pouvoir changer son schéma. */
export function boss(): Promise<PgBoss> {
  const deja = place[CLE]
  if (deja) return deja
  const ouverte = start().catch((erreur: unknown) => {
    place[CLE] = undefined
    throw erreur
  })
  place[CLE] = ouverte
  return ouverte
}

async function start(): Promise<PgBoss> {
  const { DATABASE_SYSTEME_URL, OUVRIER } = env()
  const surveille = { Client: ClientSurveille, muetMs: MUET_MS, connectionTimeoutMillis: 5_000 }
  const file = new PgBoss({
    ...surveille,
    connectionString: DATABASE_SYSTEME_URL,
    schema: 'pgboss',
    migrate: false,
    supervise: OUVRIER,
    schedule: OUVRIER,
    max: 3,
    application_name: 'portail-travaux',
  })
  let dite = 0
  file.on('error', (erreur) => {
    // Chaque file interroge la base chaque seconde : une base absente se dit une fois par demi-minute.
    if (isDatabaseDown(erreur) && performance.now() - dite < 30_000) return
    dite = performance.now()
    log.warn({ err: erreur }, 'file des travaux')
  })
  await file.start()
  onShutdown('jobs', () => file.stop({ graceful: true, timeout: 8_000 }))
  return file
}

/** Un travail qui n’a pas été mis en file : le monde de démonstration en fait la suite lui-même. */
export type Retenu = { [Q in Queue]: { queue: Q; donnees: JobData[Q] } }[Queue]

const retenues = new AsyncLocalStorage<Retenu[]>()

/**
 * Joue des actes sans rien mettre en file. Pour le monde de démonstration seulement : ce qui est passé ne prévient plus personne par courriel.
 * @param retenus reçoit, dans l’ordre, ce qui aurait été mis en file.
 */
export const withheld = <T>(retenus: Retenu[], run: () => Promise<T>): Promise<T> => retenues.run(retenus, run)

/**
 * Met un travail en file dans la transaction ouverte : il part si elle est validée, jamais sinon.
 * @param dansSecondes ne pas le prendre avant.
 */
export async function enqueue<Q extends Queue>(db: Db, queue: Q, donnees: JobData[Q], dansSecondes = 0): Promise<void> {
  const retenus = retenues.getStore()
  if (retenus) {
    retenus.push({ queue, donnees } as Retenu)
    return
  }
  // Un travail est court : tenu par un ouvrier mort, il est repris au bout de deux minutes, et non des quinze de la bibliothèque.
  const obstine = { expireInSeconds: 120, retryLimit: 10, retryDelay: 15, retryBackoff: true }
  await (await boss()).send(queue, donnees, { db: fromPrisma(db), startAfter: dansSecondes, ...obstine })
}

/** Remet en file un travail en échec, dans la transaction ouverte. */
export async function retry(db: Db, queue: string, id: string): Promise<void> {
  await (await boss()).retry(queue, id, { db: fromPrisma(db) })
}
