import 'server-only'
import { type Actor, accesOn } from '@/lib/access/actor'
import type { Place } from '@/lib/access/can'
import { paddedList } from '@/lib/data/padded-list'
import type { Db } from '@/lib/data/prisma'

/**
 * Qui peut accorder un droit refusé : les administrateurs du compte, nommés à ses membres ; à un cabinet, le client seulement.
 * @returns les noms, ou `null` quand personne n’est à nommer.
 */
export async function whoCanGrant(db: Db, actor: Actor, place: Place): Promise<string | null> {
  const titres = place.siren ? accesOn(actor, place.siren) : actor.acces.filter((a) => a.compteId === place.compte)
  const administrateurs = await db.membre.findMany({
    where: { compteId: { in: paddedList(titres.filter((t) => t.voie === 'membre').map((t) => t.compteId)) }, role: 'administrateur', etat: 'ajoute' },
    orderBy: { creeLe: 'asc' },
    take: 5,
    select: { utilisateur: { select: { prenom: true, nom: true } } },
  })
  const noms = administrateurs.map(({ utilisateur }) => `${utilisateur.prenom} ${utilisateur.nom}`)
  const clients = titres.filter((t) => t.voie === 'delegation').map((t) => t.compteNom)
  return (noms.length > 0 ? noms : [...new Set(clients)]).join(', ') || null
}
