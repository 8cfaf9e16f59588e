import 'server-only'
import { type Actor, accesOn } from '@/lib/access/actor'
import type { Lieu } from '@/lib/access/titre'
import { paddedList } from '@/lib/data/padded-list'
import type { Db } from '@/lib/data/prisma'
import { plural } from '@/lib/ground/number'

/** Au-delà, une phrase devient une liste : la page des utilisateurs les nomme tous. */
const NOMMES = 5

/**
 * Qui peut accorder un droit refusé : les administrateurs du compte, nommés à ses membres ; à un cabinet, le client seulement.
 * @returns les noms (les cinq plus anciens, et combien d’autres), ou `null` quand personne n’est à nommer.
 */
export async function whoCanGrant(db: Db, actor: Actor, { siren, compteId }: Lieu): Promise<string | null> {
  const titres = siren ? accesOn(actor, siren) : actor.acces.filter((a) => a.compteId === compteId)
  const comptes = titres.filter((t) => t.voie === 'membre').map((t) => t.compteId)
  const where = { compteId: { in: paddedList(comptes) }, role: 'administrateur', etat: 'ajoute' } as const
  const administrateurs = await db.membre.findMany({
    where,
    orderBy: [{ creeLe: 'asc' }, { id: 'asc' }],
    take: NOMMES,
    select: { prenom: true, nom: true, utilisateur: { select: { prenom: true, nom: true } } },
  })
  const noms = administrateurs.map(({ prenom, nom, utilisateur }) => `${prenom ?? utilisateur.prenom} ${nom ?? utilisateur.nom}`)
  const autres = noms.length < NOMMES ? 0 : (await db.membre.count({ where })) - noms.length
  if (autres > 0) return `${noms.join(', ')} et ${plural(autres, 'autre administrateur', 'autres administrateurs')}`
  const clients = titres.filter((t) => t.voie === 'delegation').map((t) => t.compteNom)
  return (noms.length > 0 ? noms : [...new Set(clients)]).join(', ') || null
}
