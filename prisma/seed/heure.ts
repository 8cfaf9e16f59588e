import pg from 'pg'
import { moveInstant } from '@/lib/ground/clock'
import type { Db } from '@/lib/data/prisma'

/** Le texte de « maintenant » tant que le monde se joue, et le vrai, tel que la migration l’écrit. */
const JOUEE = `SELECT coalesce(nullif(current_setting('app.monde', true), '')::timestamptz, now())`
const VRAIE = 'SELECT now()'

/**
 * Laisse une transaction choisir son heure, le temps de `run` : « maintenant » y lit un réglage qu’aucune autre n’a, puis redevient l’heure de la base,
 * quoi qu’il arrive. Le propriétaire seul le peut ; un portail tué entre les deux garde l’heure vraie, et la production refuse de démarrer ainsi
 * (`checkClock`).
 */
export async function withPlayedTime<T>(ownerUrl: string, run: () => Promise<T>): Promise<T> {
  await define(ownerUrl, JOUEE)
  try {
    return await run()
  } finally {
    await define(ownerUrl, VRAIE)
  }
}

/** Dit l’heure qu’il est dans la transaction ouverte, à SQL et au code. */
export async function playAt(db: Db, instant: Date): Promise<void> {
  await db.$queryRaw`SELECT set_config('app.monde', ${instant.toISOString()}, true)`
  moveInstant(instant)
}

async function define(ownerUrl: string, corps: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query(`CREATE OR REPLACE FUNCTION maintenant() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$ ${corps} $$`)
  } finally {
    await client.end()
  }
}
