import 'server-only'
import { type Actor, accesOn } from '@/lib/access/actor'
import type { Place } from '@/lib/access/can'
import type { Db } from '@/lib/data/prisma'

/**
 * Qui peut accorder un droit refusé : les administrateurs du compte.
 * @returns leurs noms, ou `null` : ils ne sont dits qu’aux membres du compte, jamais à un cabinet.
 */
export async function whoCanGrant(db: Db, actor: Actor, place: Place): Promise<string | null> {
  const titres = place.siren ? accesOn(actor, place.siren) : actor.acces.filter((a) => a.compteId === place.compte)
  const administrateurs = await db.membre.findMany({
    where: { compteId: { in: titres.filter((t) => t.voie === 'membre').map((t) => t.compteId) }, role: 'administrateur', etat: 'ajoute' },
    orderBy: { creeLe: 'asc' },
    take: 5,
    select: { utilisateur: { select: { prenom: true, nom: true } } },
  })
  return administrateurs.map(({ utilisateur }) => `${utilisateur.prenom} ${utilisateur.nom}`).join(', ') || null
}
