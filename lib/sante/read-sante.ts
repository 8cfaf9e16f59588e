import 'server-only'
import { coffre } from '@/lib/demandes/pieces/coffre'
import { log } from '@/lib/ground/log'
import { readTravaux, type Travaux } from '@/lib/jobs/read-travaux'

/**
 * Ce qui se surveille sans décider de rien : les travaux, le plus vieux courriel qui attend (secondes), si le lieu des fichiers répond, et la place de leur
 * disque (Go ; `null` dans un seau). `null` : ne se sait pas.
 */
export type Sante = { ouvrier: Travaux['ouvrier'] | null; courriel: number | null; fichiers: 'joignables' | 'muets'; disque: number | null }

const GARDE_MS = 5_000
const PATIENCE_MS = 1_000
const GO = 1_000_000_000
const INCONNUS = { ouvrier: null, courriel: null }
let asked: { le: number; answer: Promise<Sante> } | undefined

/** Lit ce qui se surveille, au plus une fois par cinq secondes quel que soit le nombre de sondes. */
export function readSante(): Promise<Sante> {
  if (!asked || performance.now() - asked.le > GARDE_MS) asked = { le: performance.now(), answer: read() }
  return asked.answer
}

async function read(): Promise<Sante> {
  const [travaux, fichiers] = await Promise.all([
    inTime(readTravaux(), INCONNUS),
    inTime(readFichiers(), { fichiers: 'muets', disque: null } as const),
  ])
  return { ...travaux, ...fichiers }
}

async function readFichiers() {
  const lieu = await coffre()
  await lieu.answers()
  const place = await lieu.room()
  return { fichiers: 'joignables' as const, disque: place === null ? null : Math.floor(place / GO) }
}

async function inTime<T, U>(read: Promise<T>, sinon: U): Promise<T | U> {
  const patience = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('trop long')), PATIENCE_MS).unref())
  try {
    return await Promise.race([read, patience])
  } catch (erreur) {
    log.warn({ err: erreur }, 'santé : ce qui se surveille n’a pas été lu')
    return sinon
  }
}
