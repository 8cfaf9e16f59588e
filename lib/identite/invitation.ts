import 'server-only'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { RoleGestion } from '@/lib/data/generated/enums'
import type { Db } from '@/lib/data/prisma'
import { seal } from '@/lib/data/champ'
import { record } from '@/lib/acts/record'
import { noteFailedInvitation } from '@/lib/acts/refusals'
import { maintenant } from '@/lib/ground/clock'
import { normalizeEmail } from '@/lib/ground/email'
import { invalid, refused } from '@/lib/ground/errors'
import { jetonEmpreinte, jetonOf, totpSecretOf } from './jeton'
import { hashPassword } from './password'
import { judgePassword } from './judge-password'
import { INVITATION_JOURS } from './rules'
import { checkIp } from './throttle'
import { acceptCode } from './totp'

/** Qui l’on invite dans l’équipe de gestion. */
export type Invite = { email: string; civilite: 'madame' | 'monsieur'; prenom: string; nom: string; gestion: RoleGestion }

/** Une invitation ouverte : à qui, et la clé de second facteur qu’elle propose. */
export type Invitation = { id: string; utilisateurId: string; prenom: string; nom: string; email: string; cle: string }

const PERIMEE = 'Ce lien a déjà servi, ou n’est plus valable. Demandez une nouvelle invitation à la personne qui administre le portail.'

/**
 * Invite une personne dans l’équipe de gestion : elle reçoit un lien, choisit son mot de passe et enregistre son second facteur. Invitée de nouveau
 * avant d’avoir répondu, son premier lien ne vaut plus. Jamais ne remplace le mot de passe de quelqu’un qui en a un.
 * @returns vrai quand la personne vient d’être créée.
 * @throws `refused` quand cette adresse est déjà celle d’un compte.
 */
export const inviteGestionnaire = (invite: Invite): Promise<boolean> =>
  asSystem('connexion', async (db) => {
    const emailNormalise = normalizeEmail(invite.email)
    const connue = await db.utilisateur.findUnique({
      where: { emailNormalise },
      select: { id: true, gestion: true, motDePasse: true, desactiveLe: true },
    })
    if (connue && (connue.gestion === null || connue.motDePasse !== null || connue.desactiveLe !== null))
      throw refused(`L’adresse ${invite.email} est déjà celle d’un compte : elle ne s’invite pas.`)
    const { id } = connue
      ? await db.utilisateur.update({ where: { id: connue.id }, data: { ...invite, emailNormalise }, select: { id: true } })
      : await db.utilisateur.create({ data: { ...invite, emailNormalise }, select: { id: true } })
    await db.jeton.updateMany({ where: { utilisateurId: id, usage: 'invitation', utiliseLe: null }, data: { expireLe: maintenant() } })
    const jetonId = crypto.randomUUID()
    const expireLe = new Date(maintenant().getTime() + INVITATION_JOURS * 86_400_000)
    await db.jeton.create({ data: { id: jetonId, empreinte: jetonEmpreinte(jetonOf(jetonId)), utilisateurId: id, usage: 'invitation', expireLe } })
    await record(db, { systeme: true }, 'invitation.envoyee', { utilisateurId: id, jetonId })
    return connue === null
  })

/** L’invitation de ce lien, tant qu’elle attend. La lire ne l’use pas : une messagerie ouvre les liens avant les personnes. */
export const findInvitation = (jeton: string): Promise<Invitation | null> => findOpen(systemDb('connexion'), jeton)

async function findOpen(db: Db, jeton: string): Promise<Invitation | null> {
  const lu = await db.jeton.findFirst({
    where: {
      empreinte: jetonEmpreinte(jeton),
      usage: 'invitation',
      utiliseLe: null,
      expireLe: { gt: maintenant() },
      utilisateur: { motDePasse: null, desactiveLe: null, gestion: { not: null } },
    },
    select: { id: true, utilisateur: { select: { id: true, prenom: true, nom: true, email: true } } },
  })
  if (!lu) return null
  const { id: utilisateurId, ...personne } = lu.utilisateur
  return { id: lu.id, utilisateurId, ...personne, cle: totpSecretOf(lu.id) }
}

/**
 * Accepte une invitation : le mot de passe et le second facteur de la personne sont désormais les siens, et le lien ne sert plus. N’ouvre pas de session.
 * @param ip d’où vient l’essai, par sa part d’essais en quelques secondes.
 * @throws `refused` quand le lien ne vaut plus, `invalid` quand le mot de passe ou le code ne convient pas.
 */
export async function acceptInvitation({ jeton, motDePasse, code }: { jeton: string; motDePasse: string; code: string }, ip: string): Promise<void> {
  const db = systemDb('connexion')
  await checkIp(db, ip)
  const invitation = await findOpen(db, jeton)
  const note = (raison: 'inconnue' | 'code') => noteFailedInvitation({ jeton, ip, raison })
  if (!invitation) {
    note('inconnue')
    throw refused(PERIMEE)
  }
  const faiblesse = await judgePassword(motDePasse, invitation)
  if (faiblesse) throw invalid({ motDePasse: faiblesse })
  const totpSecret = seal(invitation.cle)
  const pas = await acceptCode(totpSecret, code, null)
  if (pas === null) {
    note('code')
    throw invalid({ code: 'Ce code n’est pas celui qu’affiche maintenant votre application. Attendez le suivant, puis recopiez-le.' })
  }
  const empreinte = await hashPassword(motDePasse)
  await asSystem('connexion', async (tx) => {
    // Deux onglets à la fois : un seul l’use.
    const { count } = await tx.jeton.updateMany({
      where: { id: invitation.id, utiliseLe: null, expireLe: { gt: maintenant() } },
      data: { utiliseLe: maintenant() },
    })
    if (count === 0) throw refused(PERIMEE)
    const { count: sien } = await tx.utilisateur.updateMany({
      where: { id: invitation.utilisateurId, motDePasse: null, desactiveLe: null },
      data: { motDePasse: empreinte, totpSecret, totpDernierPas: pas },
    })
    if (sien === 0) throw refused(PERIMEE)
    await record(tx, { systeme: true }, 'invitation.acceptee', { utilisateurId: invitation.utilisateurId })
  })
}
