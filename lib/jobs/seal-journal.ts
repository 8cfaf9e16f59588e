import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { paddedList } from '@/lib/data/padded-list'
import type { Db } from '@/lib/data/prisma'
import { link, type Sealable } from '@/lib/acts/chain'

/** Ce qui entre dans l’empreinte d’un événement. */
export const SCELLE = {
  id: true,
  rang: true,
  type: true,
  acteurId: true,
  acteurNom: true,
  membreId: true,
  delegationId: true,
  requete: true,
  siren: true,
  compteId: true,
  donnees: true,
  creeLe: true,
} as const

/**
 * Scelle les événements validés qui ne le sont pas encore, dans l’ordre des validations : seuls ceux dont aucune transaction
 * plus ancienne n’est encore ouverte, pour que rien ne vienne se glisser avant un maillon posé.
 * @returns le nombre de maillons posés.
 */
export const sealJournal = (): Promise<number> =>
  asSystem('travail', async (db) => {
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('sceller-journal'))`
    const aSceller = await db.$queryRaw<{ id: string }[]>`
      SELECT e.id::text FROM evenement e LEFT JOIN maillon m ON m.evenement_id = e.id
      WHERE m.rang IS NULL AND e.transaction < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY e.transaction, e.rang LIMIT 4096`
    const dernier = await db.maillon.findFirst({ orderBy: { rang: 'desc' }, select: { rang: true, empreinte: true } })
    const evenements = new Map(
      (await db.evenement.findMany({ where: { id: { in: paddedList(aSceller.map((e) => e.id)) } }, select: SCELLE })).map((e) => [e.id, e]),
    )
    let rang = dernier?.rang ?? 0n
    let empreinte = dernier?.empreinte ?? ''
    const maillons = aSceller.map(({ id }) => {
      rang += 1n
      empreinte = link(empreinte, evenements.get(id) as Sealable)
      return { rang, evenementId: id, empreinte }
    })
    await db.maillon.createMany({ data: maillons })
    return maillons.length
  })

/**
 * Relit toute la chaîne. @returns le rang du premier maillon faux, ou `null` quand le journal est intact.
 */
export async function firstBrokenLink(db: Db): Promise<bigint | null> {
  let empreinte = ''
  for (let apres = 0n; ; ) {
    const maillons = await db.maillon.findMany({
      where: { rang: { gt: apres } },
      orderBy: { rang: 'asc' },
      take: 1000,
      select: { rang: true, empreinte: true, evenement: { select: SCELLE } },
    })
    if (maillons.length === 0) return null
    for (const maillon of maillons) {
      empreinte = link(empreinte, maillon.evenement)
      if (empreinte !== maillon.empreinte || maillon.rang !== apres + 1n) return maillon.rang
      apres = maillon.rang
    }
  }
}
