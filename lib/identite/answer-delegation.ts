import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import type { Db } from '@/lib/data/prisma'
import type { ClientVise } from '@/lib/delegations/locate'
import type { Correction } from '@/lib/delegations/schema'
import { maintenant } from '@/lib/ground/clock'
import { dayAt, isoDay } from '@/lib/ground/date'
import { notFound } from '@/lib/ground/errors'
import { onDelegation, type Tenue } from './delegation-acte'

type Responsable = Visit<'cabinet:administrer', ClientVise>
/** La délégation dont on vient de décider. */
export type Decidee = { delegationId: string }

/**
 * Accepte la délégation d’un client, au nom du cabinet : elle commence aujourd’hui, et l’invitation qui la proposait a servi. `membre` : les collègues qui
 * s’en occuperont, parmi ceux qui n’ont qu’une partie des clients.
 * @throws `refused` quand elle n’attend plus (déjà répondue, annulée, expirée) ; `notFound` quand un collègue n’est pas du cabinet.
 */
export const acceptDelegation = (visit: Responsable, { membre }: { membre: readonly string[] }): Promise<Decidee> =>
  onDelegation(visit, 'accepter', async ({ db, actor, delegation, become, note }) => {
    const { id: delegationId, invitation } = delegation
    await become({ du: dayAt(isoDay(maintenant())) })
    if (invitation) await closeInvitation(db, delegation, { accepteeLe: maintenant(), accepteePar: actor.utilisateur.id })
    await note('delegation.acceptee', { invitationId: null, delegationId, utilisateurId: actor.utilisateur.id })
    await giveClient(db, actor, delegation, membre)
    return { delegationId }
  })

/** Confie ce client à ces collègues : ceux qui l’avaient déjà le gardent, ceux qui les ont tous n’ont rien à recevoir. */
async function giveClient(db: Db, actor: Actor, { cabinetId, compteId }: Tenue, membres: readonly string[]): Promise<void> {
  const voulus = [...new Set(membres)]
  const lus = await db.membreCabinet.findMany({
    where: { id: { in: voulus }, cabinetId, etat: 'ajoute' },
    select: { id: true, utilisateurId: true, portee: true, attributions: { where: { compteId, retireeLe: null }, select: { id: true } } },
  })
  if (lus.length !== voulus.length) throw notFound()
  for (const { id: membreCabinetId, utilisateurId } of lus.filter((un) => un.portee === 'manuelle' && un.attributions.length === 0)) {
    await db.attribution.create({ data: { membreCabinetId, compteId }, select: { id: true } })
    await record(db, actor, 'collegue.modifie', { cabinetId, utilisateurId })
  }
}

/** Refuse la délégation d’un client, en disant pourquoi. @throws comme `acceptDelegation`. */
export const refuseDelegation = (visit: Responsable, { motif }: { motif: string }): Promise<Decidee> =>
  onDelegation(visit, 'refuser', async ({ db, actor, delegation, become, note }) => {
    await become({ motif })
    await closeInvitation(db, delegation, { annuleeLe: maintenant(), annuleePar: actor.utilisateur.id })
    await note('delegation.refusee', { delegationId: delegation.id, utilisateurId: actor.utilisateur.id })
    return { delegationId: delegation.id }
  })

/** Demande au client de corriger sa demande : elle reste ouverte, sa date aussi. @throws comme `acceptDelegation`. */
export const askDelegationCorrection = (visit: Responsable, { sur, mot }: { sur: readonly Correction[]; mot: string }): Promise<Decidee> =>
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
