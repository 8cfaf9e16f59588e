import 'server-only'
import type { Db } from '@/lib/data/prisma'

/** Les jours qu’il faut d’ordinaire à une démarche, de l’envoi à la clôture : à un dossier sur quatre, à un sur deux, à neuf sur dix. */
export type Delais = { quart: number; moitie: number; presque: number }

/**
 * Le délai habituel d’une démarche, sur les cinq cents dernières closes de l’année, toutes entreprises.
 * @returns `null` sous vingt cas : trop peu pour en dire quelque chose, et pour que nul ne s’y reconnaisse.
 */
export async function findDelais(db: Db, demarche: string): Promise<Delais | null> {
  const [row] = await db.$queryRaw<Delais[]>`SELECT quart, moitie, presque FROM delais_habituels(${demarche})`
  return row ?? null
}
