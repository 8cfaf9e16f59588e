import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { pageOf } from '@/lib/ground/pages'

/** Autant d’envois en échec par page, courriels et travaux chacun. */
export const TAILLE_ECHECS = 50

/** Un courriel qui n’est pas parti malgré ses essais : jamais son texte. */
export type CourrielEnEchec = { id: string; sujet: string; destinataire: string; essais: number; erreur: string | null; creeLe: Date }
/** Un travail de fond qui a renoncé. */
export type TravailEnEchec = { id: string; file: string; erreur: string; le: Date }

/** Une page des courriels en échec, les plus anciens d’abord, et combien en tout. Sans périmètre : réservé au superviseur. */
export async function listCourrielsEnEchec(db: Db, page = 1): Promise<{ lignes: CourrielEnEchec[]; total: number }> {
  const total = await db.courriel.count({ where: { etat: 'en_echec' } })
  const lignes = await db.courriel.findMany({
    where: { etat: 'en_echec' },
    orderBy: [{ creeLe: 'asc' }, { id: 'asc' }],
    take: TAILLE_ECHECS,
    skip: (pageOf(total, page, TAILLE_ECHECS).page - 1) * TAILLE_ECHECS,
    select: { id: true, sujet: true, destinataire: true, essais: true, erreur: true, creeLe: true },
  })
  return { lignes, total }
}

/** Une page des travaux en échec, les derniers d’abord, et combien en tout. Leur erreur est bornée : elle peut citer une requête. */
export async function listTravauxEnEchec(db: Db, page = 1): Promise<{ lignes: TravailEnEchec[]; total: number }> {
  const [compte] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pgboss.job WHERE state = 'failed'`
  const total = compte?.n ?? 0
  const saut = (pageOf(total, page, TAILLE_ECHECS).page - 1) * TAILLE_ECHECS
  const lignes = await db.$queryRaw<TravailEnEchec[]>`
    SELECT id::text, name AS file, left(coalesce(output->>'message', output::text, ''), 300) AS erreur, coalesce(completed_on, created_on) AS le
    FROM pgboss.job WHERE state = 'failed' ORDER BY 4 DESC, id LIMIT ${TAILLE_ECHECS} OFFSET ${saut}`
  return { lignes, total }
}

/** La file d’un travail en échec ; `null` quand il ne l’est plus, ou n’existe pas. */
export async function findFileEnEchec(db: Db, id: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ file: string }[]>`SELECT name AS file FROM pgboss.job WHERE id = ${id}::uuid AND state = 'failed'`
  return row?.file ?? null
}

/** Combien d’envois attendent le superviseur. */
export async function countEchecs(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT ((SELECT count(*) FROM courriel WHERE etat = 'en_echec') + (SELECT count(*) FROM pgboss.job WHERE state = 'failed'))::int AS n`
  return row?.n ?? 0
}
