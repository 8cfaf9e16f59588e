import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { normalizeEmail } from '@/lib/ground/email'
import { invalid, notFound, refused } from '@/lib/ground/errors'
import { lienNeuf, type Personne } from './inviter'
import { INVITATION_PART } from './rules'
import { countUse } from './throttle'

type Responsable = Visit<'cabinet:administrer'>

/** La place d’un collègue : son rôle, et tous les clients ou ceux de ces comptes. Un responsable les a tous. */
export type PlaceDonnee = { role: 'responsable' | 'collegue'; portee: 'portefeuille' | 'manuelle'; comptes: readonly string[] }

/** Ce que l’on vient de faire d’un collègue. */
export type FaitCollegue = { suite: 'invite' | 'annule' | 'modifie' | 'retire' }

/** Le geste d’un responsable sur son cabinet, tenu le temps du geste : qui ne l’est plus n’y fait rien. */
const onCabinet = <T>({ actor }: Responsable, run: (db: Db, actor: Actor, cabinetId: string) => Promise<T>): Promise<T> =>
  asSystem('connexion', async (db) => {
    const cabinetId = actor.cabinet?.id ?? ''
    if (cabinetId === '') throw notFound()
    await db.$queryRaw`SELECT 1 FROM cabinet WHERE id = ${cabinetId}::uuid FOR UPDATE`
    const encore = { cabinetId, utilisateurId: actor.utilisateur.id, etat: 'ajoute', role: 'responsable' } as const
    if ((await db.membreCabinet.count({ where: encore })) === 0) throw refused('Vous n’êtes plus responsable de ce cabinet\u00a0: rechargez la page.')
    return run(db, actor, cabinetId)
  })

/**
 * Invite un collègue dans le cabinet : un lien part, sept jours. Rien n’existe avant qu’il accepte.
 * @throws `refused` pour sa propre adresse, celle d’un membre ou d’une invitation qui attend ; `invalid` quand aucun client n’est choisi ; `notFound` pour un
 * compte qui n’est pas client.
 */
export const inviteCollegue = (visit: Responsable, { place, ...personne }: Personne & { place: PlaceDonnee }): Promise<FaitCollegue> =>
  onCabinet(visit, async (db, { utilisateur }, cabinetId) => {
    const emailNormalise = normalizeEmail(personne.email)
    if (emailNormalise === normalizeEmail(utilisateur.email)) throw refused('C’est votre propre adresse\u00a0: vous êtes déjà de ce cabinet.')
    if ((await db.membreCabinet.count({ where: { cabinetId, etat: 'ajoute', utilisateur: { emailNormalise } } })) > 0)
      throw refused('Cette personne est déjà de votre cabinet\u00a0: changez plutôt ses clients.')
    const attend = { cabinetId, emailNormalise, accepteeLe: null, annuleeLe: null }
    if ((await db.invitation.count({ where: { ...attend, expireLe: { gt: maintenant() } } })) > 0)
      throw refused('Cette adresse a déjà une invitation qui attend\u00a0: annulez-la d’abord.')
    if ((await countUse(db, 'invitations', `${cabinetId}|${emailNormalise}`, INVITATION_PART)) > INVITATION_PART.max)
      throw refused('Cette adresse a reçu assez d’invitations aujourd’hui\u00a0: attendez demain, ou prévenez la personne autrement.')
    await db.invitation.updateMany({ where: attend, data: { annuleeLe: maintenant(), annuleePar: utilisateur.id } })
    const { role, portee, comptes } = await judgePlace(db, cabinetId, place)
    const par = { creePar: utilisateur.id, creeParNom: nameOf(utilisateur) }
    const { id } = await db.invitation.create({
      data: { ...lienNeuf('collegue'), ...personne, ...par, emailNormalise, genre: 'collegue', cabinetId, roleCabinet: role, portee, comptes },
      select: { id: true },
    })
    await record(db, { utilisateur }, 'collegue.invite', { invitationId: id, cabinetId })
    return { suite: 'invite' }
  })

/** Annule l’invitation d’un collègue. @throws `notFound` quand elle n’attend pas, ou n’est pas de ce cabinet. */
export const cancelCollegue = (visit: Responsable, { invitation: id }: { invitation: string }): Promise<FaitCollegue> =>
  onCabinet(visit, async (db, { utilisateur }, cabinetId) => {
    const { count } = await db.invitation.updateMany({
      where: { id, cabinetId, accepteeLe: null, annuleeLe: null },
      data: { annuleeLe: maintenant(), annuleePar: utilisateur.id },
    })
    if (count === 0) throw notFound()
    await record(db, { utilisateur }, 'invitation.annulee', { invitationId: id })
    return { suite: 'annule' }
  })

/**
 * Change le rôle et les clients d’un collègue : l’effet est à sa prochaine requête.
 * @throws `refused` pour soi-même, ou quand il ne resterait aucun responsable ; `notFound` quand il n’est pas du cabinet.
 */
export const changeCollegue = (visit: Responsable, { membre, place }: { membre: string; place: PlaceDonnee }): Promise<FaitCollegue> =>
  onCabinet(visit, async (db, actor, cabinetId) => {
    const { utilisateurId } = await another(db, actor, cabinetId, membre)
    const { role, portee, comptes } = await judgePlace(db, cabinetId, place)
    await db.membreCabinet.update({ where: { id: membre }, data: { role, portee }, select: { id: true } })
    const siennes = { membreCabinetId: membre, retireeLe: null }
    const deja = await db.attribution.findMany({ where: siennes, select: { compteId: true } })
    await db.attribution.updateMany({ where: { ...siennes, compteId: { notIn: comptes } }, data: { retireeLe: maintenant() } })
    const neufs = comptes.filter((compteId) => !deja.some((un) => un.compteId === compteId))
    await db.attribution.createMany({ data: neufs.map((compteId) => ({ membreCabinetId: membre, compteId })) })
    await record(db, actor, 'collegue.modifie', { cabinetId, utilisateurId })
    return { suite: 'modifie' }
  })

/** Retire un collègue du cabinet : il n’atteint plus aucun client à sa prochaine requête. @throws comme `changeCollegue`. */
export const removeCollegue = (visit: Responsable, { membre }: { membre: string }): Promise<FaitCollegue> =>
  onCabinet(visit, async (db, actor, cabinetId) => {
    const { utilisateurId } = await another(db, actor, cabinetId, membre)
    await db.membreCabinet.update({ where: { id: membre }, data: { etat: 'desactive', etatLe: maintenant() }, select: { id: true } })
    await db.attribution.updateMany({ where: { membreCabinetId: membre, retireeLe: null }, data: { retireeLe: maintenant() } })
    await record(db, actor, 'collegue.retire', { cabinetId, utilisateurId })
    return { suite: 'retire' }
  })

/** Un autre membre du cabinet ; soi-même n’y change rien : il reste ainsi toujours un responsable. */
async function another(db: Db, { utilisateur }: Actor, cabinetId: string, id: string): Promise<{ utilisateurId: string }> {
  const lu = await db.membreCabinet.findFirst({ where: { id, cabinetId, etat: 'ajoute' }, select: { utilisateurId: true } })
  if (!lu) throw notFound()
  if (lu.utilisateurId === utilisateur.id) throw refused('Votre place ne se change pas d’ici\u00a0: demandez à un autre responsable.')
  return lu
}

/** La place donnée, jugée : un responsable a tous les clients ; un collègue en partie n’a que des clients du cabinet. */
async function judgePlace(db: Db, cabinetId: string, { role, portee, comptes }: PlaceDonnee) {
  if (role === 'responsable' || portee === 'portefeuille') return { role, portee: 'portefeuille' as const, comptes: [] as string[] }
  const voulus = [...new Set(comptes)]
  if (voulus.length === 0) throw invalid({ client: 'Choisissez au moins un client, ou donnez-les tous.' })
  const lus = await db.delegation.findMany({
    where: { cabinetId, compteId: { in: voulus }, OR: [{ etat: 'acceptee' }, { etat: 'en_attente' }] },
    select: { compteId: true },
    distinct: ['compteId'],
  })
  if (lus.length !== voulus.length) throw notFound()
  return { role, portee, comptes: voulus }
}
