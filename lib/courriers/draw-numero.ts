import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { formatNumeroCourrier } from '@/lib/ground/numero-demande'

/** Tire le numéro d’un courrier qui se publie, dans sa transaction. */
export async function drawNumeroCourrier(db: Db): Promise<string> {
  const [tire] = await db.$queryRaw<{ rang: bigint }[]>`SELECT nextval('numero_courrier') AS rang`
  return formatNumeroCourrier(Number(isoDay(maintenant()).slice(0, 4)), Number(tire?.rang))
}
