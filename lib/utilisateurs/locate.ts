import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import type { PersonneVisee, PreparationVisee } from './rules'

/** La personne d’un compte que vise cette adresse : un membre, ou quelqu’un qui y est attendu. */
export async function personneOf(_actor: Actor, db: Db, { compte, personne }: { compte: string; personne: string }): Promise<PersonneVisee | null> {
  const ici = { id: personne, compteId: compte }
  if ((await db.membre.count({ where: ici })) > 0) return { compteId: compte, genre: 'membre', id: personne }
  const attendue = await db.invitation.count({ where: { ...ici, genre: 'utilisateur', accepteeLe: null, annuleeLe: null } })
  return attendue > 0 ? { compteId: compte, genre: 'invitation', id: personne } : null
}

/** Ce que cette personne a commencé de dire de quelqu’un, dans ce compte : à elle seule. */
export async function preparationOf(
  { utilisateur }: Actor,
  db: Db,
  { compte, preparation }: { compte: string; preparation: string },
): Promise<PreparationVisee | null> {
  const sienne = await db.preparation.count({ where: { id: preparation, compteId: compte, auteurId: utilisateur.id, genre: 'utilisateur' } })
  return sienne > 0 ? { compteId: compte, preparationId: preparation } : null
}
