import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { refused } from '@/lib/ground/errors'

/**
 * Refuse qu’un cabinet perde son dernier responsable tant qu’il y reste des collègues : personne ne répondrait plus à ses clients. À appeler avant de
 * retirer quelqu’un, dans la transaction ouverte ; deux départs à la fois se suivent.
 * @throws `refused`, qui nomme le cabinet.
 */
export async function keepOneResponsable(db: Db, utilisateurId: string): Promise<void> {
  const sien = await db.membreCabinet.findFirst({
    where: { utilisateurId, etat: 'ajoute', role: 'responsable' },
    select: { id: true, cabinetId: true, cabinet: { select: { raisonSociale: true } } },
  })
  if (!sien) return
  const { id, cabinetId, cabinet } = sien
  await db.$queryRaw`SELECT 1 FROM cabinet WHERE id = ${cabinetId}::uuid FOR UPDATE`
  const autres = { cabinetId, etat: 'ajoute' as const, id: { not: id }, utilisateur: { desactiveLe: null } }
  if ((await db.membreCabinet.count({ where: { ...autres, role: 'responsable' } })) > 0) return
  if ((await db.membreCabinet.count({ where: autres })) > 0)
    throw refused(
      `Vous êtes le seul responsable du cabinet ${cabinet.raisonSociale}\u00a0: il lui en faut un tant qu’il y reste des collègues. Donnez ce rôle à l’un d’eux, puis recommencez.`,
    )
}
