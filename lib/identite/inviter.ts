import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { dayAt, isoDay } from '@/lib/ground/date'
import { invalid, notFound, refused } from '@/lib/ground/errors'
import { formatSiren } from '@/lib/ground/number'
import type { Univers } from '@/lib/ground/univers'
import { type Administre, onCompte, type SurCompte } from './acte-compte'
import { doubleOf } from './adresse-invitee'
import { jetonEmpreinte, jetonOf } from './jeton'
import { INVITATION_PART, JOURS_INVITATION } from './rules'
import { countUse } from './throttle'

/** Qui l’on invite, telle que l’administrateur la dit. */
export type Personne = { civilite: 'madame' | 'monsieur'; nom: string; prenom: string; telephone: string; email: string }
/** Ce qu’il lui donne : tout le portefeuille, entreprises à venir comprises, ou ces SIREN. */
export type Donne = { portee: 'portefeuille' } | { portee: 'manuelle'; sirens: readonly string[] }
/** Le rôle et la portée d’un utilisateur : un administrateur a tout le portefeuille (référence). */
export type Habilite = { role: 'administrateur' } | ({ role: 'collaborateur' } & Donne)
/** La délégation proposée à un cabinet. */
export type Delegue = Donne & { cabinet: { siren: string; raisonSociale: string }; univers: readonly Univers[]; lectureSeule: boolean } & {
  /** Les univers où il ne fait que consulter, et le dernier jour, quand il y en a un. */
  lecture?: readonly Univers[]
  au?: Date | null
}

/**
 * Invite une personne dans le compte. Rien d’autre n’existe avant qu’elle accepte, et la réponse est la même qu’elle ait déjà un accès ou non.
 * @returns l’invitation.
 * @throws `refused` quand elle est déjà du compte, ou y a une invitation qui attend ; `invalid` pour un SIREN qui n’est pas au compte.
 */
export const inviteUtilisateur = (
  visit: Administre,
  personne: Personne & { fonction: string },
  habilite: Habilite,
): Promise<{ invitationId: string }> => onCompte(visit, (ici) => inviteIn(ici, personne, habilite))

/** La même invitation, dans l’acte ouvert. */
export async function inviteIn(
  ici: SurCompte,
  { fonction, ...personne }: Personne & { fonction: string },
  habilite: Habilite,
): Promise<{ invitationId: string }> {
  const { db, objet, note } = ici
  const emailNormalise = await admit(ici, personne.email, 'utilisateur')
  const { id } = await db.invitation.create({
    data: {
      ...lienNeuf('utilisateur'),
      ...base(ici, personne, emailNormalise),
      genre: 'utilisateur',
      fonction,
      ...(await droitsOf(db, objet.compteId, habilite)),
    },
    select: { id: true },
  })
  await note('membre.invite', { invitationId: id })
  return { invitationId: id }
}

/** Ce rôle et ces entreprises, tels qu’on les garde. @throws comme `given`. */
export const droitsOf = async (db: Db, compteId: string, habilite: Habilite) => ({
  role: habilite.role,
  portee: habilite.role === 'administrateur' ? ('portefeuille' as const) : habilite.portee,
  sirens: habilite.role === 'collaborateur' ? await given(db, compteId, habilite) : [],
})

/**
 * Déclare l’expert-comptable ou le tiers déclarant du compte : sa délégation attend, et un lien part à l’adresse donnée.
 * @returns l’invitation et la délégation qui attend.
 * @throws `refused` quand ce cabinet a déjà une délégation qui vaut ou qui attend ; `invalid` pour un SIREN qui n’est pas au compte.
 */
export const inviteExpertComptable = (visit: Administre, personne: Personne, delegue: Delegue): Promise<Declaree> =>
  onCompte(visit, (ici) => declareIn(ici, personne, delegue))

/** L’invitation, et la délégation qu’elle propose. */
export type Declaree = { invitationId: string; delegationId: string }

/** La même déclaration, dans l’acte ouvert. */
export async function declareIn(ici: SurCompte, personne: Personne, delegue: Delegue): Promise<Declaree> {
  const { db, actor, objet, note } = ici
  const { cabinet, portee, univers, lectureSeule, lecture = [], au = null } = delegue
  const emailNormalise = await admit(ici, personne.email, 'expert_comptable')
  const sirens = await given(db, objet.compteId, delegue)
  await judgeFirm(db, objet.compteId, cabinet.siren)
  // Le nom déclaré ne vaut pour tous qu’une fois accepté par le cabinet.
  await db.cabinet.createMany({ data: [{ siren: cabinet.siren, raisonSociale: cabinet.raisonSociale }], skipDuplicates: true })
  const { id: cabinetId } = await db.cabinet.findUniqueOrThrow({ where: { siren: cabinet.siren }, select: { id: true } })
  const lien = lienNeuf('expert_comptable')
  const { id: delegationId } = await db.delegation.create({
    data: {
      compteId: objet.compteId,
      cabinetId,
      contactNom: personne.nom,
      contactPrenom: personne.prenom,
      contactEmail: personne.email,
      contactCivilite: personne.civilite,
      contactTelephone: personne.telephone,
      portee,
      univers: [...univers],
      lectureSeule,
      lecture: [...lecture],
      au,
      du: dayAt(isoDay(maintenant())),
      etat: 'en_attente',
      demandeePar: actor.utilisateur.id,
      repondreAvant: lien.expireLe,
    },
    select: { id: true },
  })
  await db.habilitation.createMany({ data: sirens.map((siren) => ({ compteId: objet.compteId, delegationId, siren })) })
  const { id } = await db.invitation.create({
    data: { ...lien, ...base(ici, personne, emailNormalise), genre: 'expert_comptable', delegationId, cabinetNom: cabinet.raisonSociale },
    select: { id: true },
  })
  await note('delegation.demandee', { invitationId: id, delegationId })
  return { invitationId: id, delegationId }
}

/** Annule une invitation qui attend : son lien le dit, et la délégation proposée tombe. @throws `notFound` quand elle n’attend pas, ou pas dans ce compte. */
export const cancelInvitation = (visit: Administre, invitationId: string): Promise<{ suite: 'annulee' }> =>
  onCompte(visit, (ici) => cancelIn(ici, invitationId))

/** La même annulation, dans l’acte ouvert. */
export async function cancelIn(ici: SurCompte, invitationId: string): Promise<{ suite: 'annulee' }> {
  const { db, actor, note } = ici
  const { delegationId } = await waiting(ici, invitationId)
  const annulee = { annuleeLe: maintenant(), annuleePar: actor.utilisateur.id }
  await db.invitation.update({ where: { id: invitationId }, data: annulee, select: { id: true } })
  if (delegationId)
    await db.delegation.updateMany({
      where: { id: delegationId, etat: 'en_attente' },
      data: { etat: 'annulee', etatLe: maintenant(), etatPar: actor.utilisateur.id },
    })
  if (delegationId) await note('delegation.annulee', { delegationId, utilisateurId: actor.utilisateur.id })
  else await note('invitation.annulee', { invitationId })
  return { suite: 'annulee' }
}

/** Renvoie une invitation qui attend, même expirée : un nouveau lien, pour toute sa durée, et l’ancien ne vaut plus. @throws comme `cancelInvitation`. */
export const resendInvitation = (visit: Administre, invitationId: string): Promise<{ suite: 'renvoyee' }> =>
  onCompte(visit, async (ici) => {
    const { db, actor, objet, note } = ici
    const { genre, delegationId, emailNormalise } = await waiting(ici, invitationId)
    await spare(db, objet.compteId, emailNormalise)
    const lien = lienNeuf(genre)
    await db.invitation.update({ where: { id: invitationId }, data: { ...lien, refuseeLe: null }, select: { id: true } })
    if (delegationId)
      await db.delegation.update({ where: { id: delegationId }, data: { repondreAvant: lien.expireLe, rappel: null }, select: { id: true } })
    if (delegationId) await note('delegation.renvoyee', { delegationId, utilisateurId: actor.utilisateur.id })
    else await note('invitation.renvoyee', { invitationId })
    return { suite: 'renvoyee' }
  })

/** Un lien neuf, pour toute sa durée. */
export function lienNeuf(genre: keyof typeof JOURS_INVITATION) {
  const lienId = crypto.randomUUID()
  return { lienId, empreinte: jetonEmpreinte(jetonOf(lienId)), expireLe: new Date(maintenant().getTime() + JOURS_INVITATION[genre] * 86_400_000) }
}

/**
 * Un cabinet qui peut être déclaré dans ce compte.
 * @throws `refused` quand il y est déjà, ou que c’est une entreprise du compte : on ne se délègue pas à soi-même.
 */
export async function judgeFirm(db: Db, compteId: string, siren: string): Promise<void> {
  if ((await db.rattachement.count({ where: { compteId, siren, detacheLe: null } })) > 0)
    throw refused('Ce SIREN est celui d’une entreprise de votre compte\u00a0: saisissez celui du cabinet. Pour un collègue, ajoutez un utilisateur.')
  const encore = {
    OR: [{ etat: 'en_attente' as const }, { etat: 'acceptee' as const, OR: [{ au: null }, { au: { gte: dayAt(isoDay(maintenant())) } }] }],
  }
  if ((await db.delegation.count({ where: { compteId, cabinet: { siren }, ...encore } })) > 0)
    throw refused('Ce cabinet est déjà déclaré dans votre compte, ou sa réponse attend\u00a0: changez sa délégation, ou annulez-la d’abord.')
}

const base = ({ actor: { utilisateur }, objet }: SurCompte, personne: Personne, emailNormalise: string) => ({
  ...personne,
  emailNormalise,
  compteId: objet.compteId,
  creePar: utilisateur.id,
  creeParNom: nameOf(utilisateur),
})

async function waiting({ db, objet }: SurCompte, id: string) {
  const lue = await db.invitation.findFirst({
    where: { id, compteId: objet.compteId, accepteeLe: null, annuleeLe: null },
    select: { genre: true, delegationId: true, emailNormalise: true },
  })
  if (!lue) throw notFound()
  return lue
}

/** La boîte d’un autre ne sert pas à l’importuner : quelques envois par jour, d’un compte à une adresse. */
export async function spare(db: Db, compteId: string, emailNormalise: string): Promise<void> {
  if ((await countUse(db, 'invitations', `${compteId}|${emailNormalise}`, INVITATION_PART)) > INVITATION_PART.max)
    throw refused('Cette adresse a reçu assez d’invitations aujourd’hui\u00a0: attendez demain, ou prévenez la personne autrement.')
}

/** L’adresse, si elle peut être invitée ; une invitation expirée laisse la place à la nouvelle. */
async function admit({ db, actor, objet: { compteId } }: SurCompte, email: string, genre: 'utilisateur' | 'expert_comptable'): Promise<string> {
  const { emailNormalise, phrase } = await doubleOf(db, { compteId, par: actor.utilisateur.email, email, genre })
  if (phrase) throw refused(phrase)
  await spare(db, compteId, emailNormalise)
  const closes = await db.invitation.findMany({
    where: { compteId, emailNormalise, genre, accepteeLe: null, annuleeLe: null },
    select: { id: true, delegationId: true },
  })
  const fin = { etat: 'expiree' as const, etatLe: maintenant() }
  for (const { id, delegationId } of closes) {
    await db.invitation.update({ where: { id }, data: { annuleeLe: maintenant(), annuleePar: actor.utilisateur.id }, select: { id: true } })
    if (delegationId) await db.delegation.updateMany({ where: { id: delegationId, etat: 'en_attente' }, data: fin })
  }
  return emailNormalise
}

/** Les SIREN donnés à la main, tous rattachés au compte ; aucun pour tout le portefeuille. */
export async function given(db: Db, compteId: string, donne: Donne): Promise<string[]> {
  if (donne.portee === 'portefeuille') return []
  const sirens = [...new Set(donne.sirens)].sort()
  if (sirens.length === 0) throw refused('Choisissez au moins une entreprise, ou donnez les droits sur l’ensemble du portefeuille.')
  const rattaches = await db.rattachement.findMany({
    where: { compteId, siren: { in: sirens }, detacheLe: null },
    select: { siren: true },
    distinct: ['siren'],
  })
  const ailleurs = sirens.find((siren) => !rattaches.some((un) => un.siren === siren))
  if (ailleurs !== undefined)
    throw invalid({ liste: `Le SIREN ${formatSiren(ailleurs)} n’est pas dans votre compte\u00a0: retirez-le, ou ajoutez d’abord cette entreprise.` })
  return sirens
}
