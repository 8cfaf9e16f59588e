import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { formatNumero } from '@/lib/ground/numero-demande'

/** Tire le numéro d’une demande qui s’envoie, dans sa transaction. */
export async function drawNumero(db: Db): Promise<{ numero: string; jour: string }> {
  const [tire] = await db.$queryRaw<{ rang: bigint }[]>`SELECT nextval('numero_demande') AS rang`
  const jour = isoDay(maintenant())
  return { numero: formatNumero(Number(jour.slice(0, 4)), Number(tire?.rang)), jour }
}
