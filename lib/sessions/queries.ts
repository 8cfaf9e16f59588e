import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'

/** Les sessions encore ouvertes de la personne, la plus récente en tête ; `ici` est celle de cette page. */
export async function listSessions(actor: Actor, db: Db) {
  const sessions = await db.session.findMany({
    where: { utilisateurId: actor.utilisateur.id, fermeeLe: null, expireLe: { gt: maintenant() } },
    orderBy: { vueLe: 'desc' },
    select: { id: true, ouverteLe: true, vueLe: true, expireLe: true, appareil: true, lieu: true },
  })
  return sessions.map((session) => ({ ...session, ici: session.id === actor.sessionId }))
}
export type SessionListe = Awaited<ReturnType<typeof listSessions>>[number]
