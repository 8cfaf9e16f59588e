import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'

/** Une délégation, vue du cabinet à qui elle est faite. */
export type ClientVise = { delegationId: string; cabinetId: string; compteId: string }

/** Une délégation, vue du compte qui la fait. */
export type DelegationVisee = { delegationId: string; compteId: string }

/** La délégation faite au cabinet de cette personne, parmi les clients qu’elle y voit. */
export async function clientById(actor: Actor, db: Db, { delegation: id }: { delegation: string }): Promise<ClientVise | null> {
  if (!actor.cabinet) return null
  const lue = await db.delegation.findFirst({ where: { id, cabinetId: actor.cabinet.id }, select: { cabinetId: true, compteId: true } })
  return lue && { delegationId: id, ...lue }
}

/** La première étape gardée d’une déclaration, à qui l’écrit. */
export async function preparationOfExpert(
  actor: Actor,
  db: Db,
  { compte: compteId, preparation: id }: { compte: string; preparation: string },
): Promise<{ compteId: string; preparationId: string } | null> {
  const sienne = { id, compteId, auteurId: actor.utilisateur.id, genre: 'expert_comptable' } as const
  return (await db.preparation.count({ where: sienne })) > 0 ? { compteId, preparationId: id } : null
}

/** La délégation de ce compte, si cette personne en est membre. */
export async function delegationOfCompte(
  actor: Actor,
  db: Db,
  { compte: compteId, delegation: id }: { compte: string; delegation: string },
): Promise<DelegationVisee | null> {
  if (!actor.perimetre.comptes.includes(compteId)) return null
  const lue = await db.delegation.findFirst({ where: { id, compteId }, select: { id: true } })
  return lue && { delegationId: id, compteId }
}
