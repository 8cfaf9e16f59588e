import 'server-only'
import type { Visit } from '@/lib/access/visit'
import type { Db } from '@/lib/data/prisma'
import { changesOf, readAs, type Reglee } from '@/lib/delegations/changes'
import type { DelegationVisee } from '@/lib/delegations/locate'
import type { DroitsSaisis } from '@/lib/delegations/droits-saisis'
import { readDroits } from '@/lib/delegations/read-droits'
import { maintenant } from '@/lib/ground/clock'
import { normalizeEmail } from '@/lib/ground/email'
import { invalid } from '@/lib/ground/errors'
import { listChoix } from '@/lib/habilitations/queries'
import { closeInvitation } from './answer-delegation'
import { onDelegation, type Tenue } from './delegation-acte'
import { given, lienNeuf, type Personne, spare } from './inviter'

type Admin = Visit<'compte:administrer', DelegationVisee>
/** La délégation que le compte vient de changer, et ce qui en est dit. */
export type Changee = { compteId: string; delegationId: string; suite: 'modifie' | 'inchange' | 'relance' | 'annule' | 'revoque' }

/**
 * Change l’identité du contact et ce qui est confié : l’effet est à la prochaine requête du cabinet. On n’enregistre que ce qui a été lu : quand `vu` n’est pas
 * ce qui change vraiment, la phrase revient d’abord. Une demande qui attend est ainsi corrigée ; son adresse changée, elle repart, et le premier lien meurt.
 * @throws `invalid` (champ par champ, ou `vu`) ; `refused` quand elle ne vaut plus ; `notFound` pour un SIREN qui n’est pas au compte.
 */
export const changeDelegation = (visit: Admin, { vu = '', ...saisie }: Personne & DroitsSaisis & { vu?: string | undefined }): Promise<Changee> => {
  const { civilite, nom, prenom, telephone, email } = saisie
  const lus = readDroits(saisie)
  return onDelegation(visit, 'modifier', async ({ db, actor, delegation, note }) => {
    const { id: delegationId, compteId } = delegation
    const sirens = await given(db, compteId, lus)
    const avant = await regleeOf(db, delegation)
    const apres: Reglee = { ...lus, sirens, contact: { civilite, nom, prenom, telephone, email } }
    const attend = delegation.etat === 'en_attente'
    const phrases = changesOf({ cabinet: delegation.cabinet.raisonSociale, attend }, avant, apres, await listChoix(db, compteId))
    if (phrases.length === 0) return { compteId, delegationId, suite: 'inchange' }
    if (vu !== readAs(phrases)) throw invalid({ vu: readAs(phrases) })
    const { portee, univers, lectureSeule, lecture, au } = lus
    const corrigee = attend ? { correctionLe: null, correctionSur: [], correction: null } : {}
    const contact = { contactCivilite: civilite, contactNom: nom, contactPrenom: prenom, contactTelephone: telephone, contactEmail: email }
    await db.delegation.update({
      where: { id: delegationId },
      data: { ...contact, portee, univers, lectureSeule, lecture, au, ...corrigee },
      select: { id: true },
    })
    await db.habilitation.updateMany({ where: { delegationId, retireeLe: null, siren: { notIn: sirens } }, data: { retireeLe: maintenant() } })
    const neufs = sirens.filter((siren) => !avant.sirens.includes(siren))
    await db.habilitation.createMany({ data: neufs.map((siren) => ({ compteId, delegationId, siren })) })
    const utilisateurId = actor.utilisateur.id
    await note('delegation.modifiee', { delegationId, utilisateurId, champs: fieldsOf(avant, apres) })
    if (attend && (await followContact(db, delegation, { civilite, nom, prenom, telephone, email })))
      await note('delegation.renvoyee', { delegationId, utilisateurId })
    return { compteId, delegationId, suite: 'modifie' }
  })
}

async function regleeOf(db: Db, d: Tenue): Promise<Reglee> {
  const donnees = await db.habilitation.findMany({
    where: { delegationId: d.id, retireeLe: null },
    orderBy: { siren: 'asc' },
    select: { siren: true },
  })
  const { contactCivilite: civilite, contactNom: nom, contactPrenom: prenom, contactTelephone: telephone, contactEmail: email } = d
  return { ...d, sirens: donnees.map(({ siren }) => siren), contact: { civilite, nom, prenom, telephone, email } }
}

/** Les noms de ce qui a changé. */
function fieldsOf(avant: Reglee, apres: Reglee): string[] {
  const droits = (r: Reglee) => JSON.stringify([[...r.univers].sort(), r.lectureSeule, [...r.lecture].sort()])
  return [
    ...(JSON.stringify(avant.contact) === JSON.stringify(apres.contact) ? [] : ['identite']),
    ...(avant.portee === apres.portee && avant.sirens.join() === apres.sirens.join() ? [] : ['entreprises']),
    ...(droits(avant) === droits(apres) ? [] : ['droits']),
    ...(avant.au?.getTime() === apres.au?.getTime() ? [] : ['fin']),
  ]
}

/** L’invitation qui attend suit son contact. @returns vrai quand un autre lien part, à une autre adresse. */
async function followContact(db: Db, { compteId, invitation }: Tenue, personne: Personne): Promise<boolean> {
  if (!invitation || invitation.accepteeLe || invitation.annuleeLe) return false
  const emailNormalise = normalizeEmail(personne.email)
  const ailleurs = emailNormalise !== invitation.emailNormalise
  if (ailleurs) await spare(db, compteId, emailNormalise)
  const { lienId, empreinte } = lienNeuf('expert_comptable')
  const data = { ...personne, ...(ailleurs ? { emailNormalise, lienId, empreinte } : {}) }
  await db.invitation.update({ where: { id: invitation.id }, data, select: { id: true } })
  return ailleurs
}

/** Relance le cabinet : trente jours de plus, un autre lien quand il en faut un. @throws `refused` quand elle n’attend plus, ou assez relancée aujourd’hui. */
export const resendDelegation = (visit: Admin): Promise<Changee> =>
  onDelegation(visit, 'relancer', async ({ db, actor, delegation, note }) => {
    const { id: delegationId, compteId, invitation, contactEmail } = delegation
    await spare(db, compteId, invitation?.emailNormalise ?? normalizeEmail(contactEmail))
    const lien = lienNeuf('expert_comptable')
    if (invitation) await db.invitation.updateMany({ where: { id: invitation.id, accepteeLe: null, annuleeLe: null }, data: lien })
    await db.delegation.update({ where: { id: delegationId }, data: { repondreAvant: lien.expireLe, rappel: null }, select: { id: true } })
    await note('delegation.renvoyee', { delegationId, utilisateurId: actor.utilisateur.id })
    return { compteId, delegationId, suite: 'relance' }
  })

/** Annule une demande qui attend : son lien ne vaut plus. @throws `refused` quand elle n’attend plus. */
export const cancelDelegation = (visit: Admin): Promise<Changee> =>
  onDelegation(visit, 'annuler', async ({ db, actor, delegation, become, note }) => {
    const { id: delegationId, compteId } = delegation
    const utilisateurId = actor.utilisateur.id
    await become()
    await closeInvitation(db, delegation, { annuleeLe: maintenant(), annuleePar: utilisateurId })
    await note('delegation.annulee', { delegationId, utilisateurId })
    return { compteId, delegationId, suite: 'annule' }
  })

/** Révoque une délégation acceptée : le cabinet n’atteint plus rien à sa prochaine requête. @throws `refused` quand elle ne vaut plus. */
export const revokeDelegation = (visit: Admin): Promise<Changee> =>
  onDelegation(visit, 'revoquer', async ({ actor, delegation: { id: delegationId, compteId }, become, note }) => {
    await become()
    await note('delegation.revoquee', { delegationId, utilisateurId: actor.utilisateur.id, par: 'compte' })
    return { compteId, delegationId, suite: 'revoque' }
  })
