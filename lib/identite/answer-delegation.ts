import 'server-only'
import type { Visit } from '@/lib/access/visit'
import type { Db } from '@/lib/data/prisma'
import type { ClientVise } from '@/lib/delegations/locate'
import type { Correction } from '@/lib/delegations/schema'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { onDelegation, type Tenue } from './delegation-acte'

type Responsable = Visit<'cabinet:administrer', ClientVise>
/** La délégation dont on vient de décider. */
export type Decidee = { delegationId: string }

/**
 * Accepte la délégation d’un client, au nom du cabinet : elle commence aujourd’hui, et l’invitation qui la proposait a servi.
 * @throws `refused` quand elle n’attend plus (déjà répondue, annulée, expirée).
 */
export const acceptDelegation = (visit: Responsable): Promise<Decidee> =>
  onDelegation(visit, 'accepter', async ({ db, actor, delegation, become, note }) => {
    const { id: delegationId, invitation } = delegation
    await become({ du: new Date(isoDay(maintenant())) })
    if (invitation) await closeInvitation(db, delegation, { accepteeLe: maintenant(), accepteePar: actor.utilisateur.id })
    await note('delegation.acceptee', { invitationId: null, delegationId, utilisateurId: actor.utilisateur.id })
    return { delegationId }
  })

/** Refuse la délégation d’un client, en disant pourquoi. @throws comme `acceptDelegation`. */
export const refuseDelegation = (visit: Responsable, { motif }: { motif: string }): Promise<Decidee> =>
  onDelegation(visit, 'refuser', async ({ db, actor, delegation, become, note }) => {
    await become({ motif })
    await closeInvitation(db, delegation, { annuleeLe: maintenant(), annuleePar: actor.utilisateur.id })
    await note('delegation.refusee', { delegationId: delegation.id, utilisateurId: actor.utilisateur.id })
    return { delegationId: delegation.id }
  })

/** Demande au client de corriger sa demande : elle reste ouverte, sa date aussi. @throws comme `acceptDelegation`. */
export const askCorrection = (visit: Responsable, { sur, mot }: { sur: readonly Correction[]; mot: string }): Promise<Decidee> =>
  onDelegation(visit, 'corriger', async ({ db, actor, delegation: { id }, note }) => {
    const data = { correctionLe: maintenant(), correctionSur: [...sur], correction: mot }
    await db.delegation.update({ where: { id }, data, select: { id: true } })
    await note('delegation.correction', { delegationId: id, utilisateurId: actor.utilisateur.id })
    return { delegationId: id }
  })

/** Renonce à un client : plus personne du cabinet n’atteint ses entreprises par cette délégation. @throws `refused` quand elle ne vaut plus. */
export const renounceClient = (visit: Responsable, { motif }: { motif: string }): Promise<Decidee> =>
  onDelegation(visit, 'renoncer', async ({ actor, delegation, become, note }) => {
    await become({ motif })
    await note('delegation.revoquee', { delegationId: delegation.id, utilisateurId: actor.utilisateur.id, par: 'cabinet' })
    return { delegationId: delegation.id }
  })

type Fin = { accepteeLe: Date; accepteePar: string } | { annuleeLe: Date; annuleePar: string }

/** Le lien qui proposait la délégation ne sert plus, quand il attendait encore. */
export async function closeInvitation(db: Db, { invitation }: Pick<Tenue, 'invitation'>, fin: Fin): Promise<void> {
  if (invitation) await db.invitation.updateMany({ where: { id: invitation.id, accepteeLe: null, annuleeLe: null }, data: fin })
}
