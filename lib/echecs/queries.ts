import 'server-only'
import type { Db } from '@/lib/data/prisma'

/** Un courriel qui n’est pas parti malgré ses essais : jamais son texte. */
export type CourrielEnEchec = { id: string; sujet: string; destinataire: string; essais: number; erreur: string | null; creeLe: Date }
/** Un travail de fond qui a renoncé. */
export type TravailEnEchec = { id: string; file: string; erreur: string; le: Date }

/** Les courriels en échec, les plus anciens d’abord. Sans périmètre : réservé au superviseur. */
export const listCourrielsEnEchec = (db: Db): Promise<CourrielEnEchec[]> =>
  db.courriel.findMany({
    where: { etat: 'en_echec' },
    orderBy: { creeLe: 'asc' },
    take: 200,
    select: { id: true, sujet: true, destinataire: true, essais: true, erreur: true, creeLe: true },
  })

/** Les travaux en échec, les derniers d’abord. Leur erreur est bornée : elle peut citer une requête. */
export const listTravauxEnEchec = (db: Db): Promise<TravailEnEchec[]> =>
  db.$queryRaw<TravailEnEchec[]>`
    SELECT id::text, name AS file, left(coalesce(output->>'message', output::text, ''), 300) AS erreur, coalesce(completed_on, created_on) AS le
    FROM pgboss.job WHERE state = 'failed' ORDER BY 4 DESC LIMIT 200`

/** Combien d’envois attendent le superviseur. */
export async function countEchecs(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT ((SELECT count(*) FROM courriel WHERE etat = 'en_echec') + (SELECT count(*) FROM pgboss.job WHERE state = 'failed'))::int AS n`
  return row?.n ?? 0
}
