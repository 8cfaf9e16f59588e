import 'server-only'
import { coffre } from '@/lib/demandes/pieces/coffre'
import { log } from '@/lib/ground/log'
import { readTravaux, type Travaux } from '@/lib/jobs/read-travaux'

/**
 * Ce qui se surveille sans décider de rien : les travaux, le plus vieux courriel qui attend (secondes), la place du disque des fichiers (Go ; `null` quand
 * ils sont dans un seau). `null` : ne se sait pas.
 */
export type Sante = { ouvrier: Travaux['ouvrier'] | null; courriel: number | null; disque: number | null }

const GARDE_MS = 5_000
const PATIENCE_MS = 1_000
const GO = 1_000_000_000
const INCONNUE: Sante = { ouvrier: null, courriel: null, disque: null }
let asked: { le: number; answer: Promise<Sante> } | undefined

/** Lit ce qui se surveille, au plus une fois par cinq secondes quel que soit le nombre de sondes. */
export function readSante(): Promise<Sante> {
  if (!asked || performance.now() - asked.le > GARDE_MS) asked = { le: performance.now(), answer: read() }
  return asked.answer
}

async function read(): Promise<Sante> {
  const patience = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('trop long')), PATIENCE_MS).unref())
  const known = async () => {
    const [travaux, place] = await Promise.all([readTravaux(), (await coffre()).room()])
    return { ...travaux, disque: place === null ? null : Math.floor(place / GO) }
  }
  try {
    return await Promise.race([known(), patience])
  } catch (erreur) {
    log.warn({ err: erreur }, 'santé : ce qui se surveille n’a pas été lu')
    return INCONNUE
  }
}
