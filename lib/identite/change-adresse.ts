import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { normalizeEmail } from '@/lib/ground/email'
import { invalid, refused } from '@/lib/ground/errors'
import { closeSessionsIn } from './close-sessions'
import { confirmPassword } from './confirm-password'
import { jetonEmpreinte, jetonOf } from './jeton'
import { issueLinkIn } from './mot-de-passe-oublie'
import { hashPassword, verifyPassword } from './password'
import type { AdresseEnAttente, Annulation } from '@/lib/utilisateurs/rules'
import { ADRESSE, REDEMANDE } from './rules'
import { checkIp, countUse, giveBackUse } from './throttle'

/** Ce que montre le lien de la nouvelle adresse. */
type Confirmation = { prenom: string; email: string }

const PERIME = 'Ce lien a déjà servi, ou n’est plus valable. Demandez de nouveau le changement depuis votre profil.'
const FAUX = 'Ce n’est pas le mot de passe de votre compte. Vérifiez la touche Majuscule, puis recommencez.'

/**
 * Demande à changer d’adresse, donc d’identifiant : rien ne change tant que la nouvelle n’a pas ouvert son lien ; l’ancienne reçoit de quoi annuler
 * pendant trois jours (security A13). Une adresse qui a déjà un compte reçoit la même réponse, et aucun lien.
 * @throws `invalid` quand le mot de passe est faux ou l’adresse la même, `refused` après trop d’essais.
 */
export async function requestAdresse(
  visit: Visit<'profil:modifier'>,
  { actuel, email }: { actuel: string; email: string },
): Promise<{ suite: 'demandee' }> {
  const personne = await confirmPassword(visit, actuel)
  const emailNormalise = normalizeEmail(email)
  if (emailNormalise === personne.emailNormalise) throw invalid({ email: 'C’est déjà votre adresse\u00a0: saisissez la nouvelle.' })
  if ((await countUse(systemDb('connexion'), 'adresse', personne.id, ADRESSE.demandes)) > ADRESSE.demandes.max)
    throw refused('Trop de changements d’adresse demandés\u00a0: attendez une heure, puis recommencez.')
  await asSystem('connexion', async (tx) => {
    const ici = maintenant()
    await cancelPendingIn(tx, personne.id)
    const [id, annulationId] = [crypto.randomUUID(), crypto.randomUUID()]
    await tx.changementAdresse.create({
      data: {
        id,
        annulationId,
        utilisateurId: personne.id,
        empreinte: jetonEmpreinte(jetonOf(id)),
        empreinteAnnulation: jetonEmpreinte(jetonOf(annulationId)),
        email,
        emailNormalise,
        avant: personne.email,
        avantNormalise: personne.emailNormalise,
        expireLe: after(ici, ADRESSE.lienHeures),
        annulableLe: after(ici, ADRESSE.annulationHeures),
      },
      select: { id: true },
    })
    await record(tx, visit.actor, 'adresse.demandee', { utilisateurId: personne.id, changementId: id })
  })
  return { suite: 'demandee' }
}

const after = (quand: Date, heures: number): Date => new Date(quand.getTime() + heures * 3_600_000)

const cancelPendingIn = (db: Db, utilisateurId: string) =>
  db.changementAdresse.updateMany({ where: { utilisateurId, confirmeLe: null, annuleLe: null }, data: { annuleLe: maintenant() } })

/** Le changement que cette personne a demandé et qui attend encore. */
export const findPendingAdresse = ({ utilisateur: { id } }: Actor): Promise<AdresseEnAttente | null> =>
  systemDb('connexion').changementAdresse.findFirst({
    where: { utilisateurId: id, confirmeLe: null, annuleLe: null, expireLe: { gt: maintenant() } },
    select: { email: true, expireLe: true },
  })

/** Renonce, de son profil, au changement qui attend : son lien ne vaut plus. */
export const renounceAdresse = ({ actor }: Visit<'profil:modifier'>): Promise<{ suite: 'renoncee' }> =>
  asSystem('connexion', async (tx) => {
    const { count } = await cancelPendingIn(tx, actor.utilisateur.id)
    if (count > 0) await record(tx, actor, 'adresse.renoncee', { utilisateurId: actor.utilisateur.id })
    return { suite: 'renoncee' }
  })

const waiting = (jeton: string) => ({
  empreinte: jetonEmpreinte(jeton),
  confirmeLe: null,
  annuleLe: null,
  expireLe: { gt: maintenant() },
  utilisateur: { desactiveLe: null },
})

/** Le changement que confirme ce lien, tant qu’il attend. Le lire ne l’use pas : une messagerie ouvre les liens avant les personnes. */
export async function findConfirmation(jeton: string): Promise<Confirmation | null> {
  const lu = await systemDb('connexion').changementAdresse.findFirst({
    where: waiting(jeton),
    select: { email: true, utilisateur: { select: { prenom: true } } },
  })
  return lu && { email: lu.email, prenom: lu.utilisateur.prenom }
}

/**
 * Confirme la nouvelle adresse : son lien, et le mot de passe du compte. Sans lui, une adresse mal tapée donnerait le compte à qui la tient. Toutes les
 * sessions se ferment, les liens en attente ne valent plus, et les deux adresses en sont prévenues.
 * @throws `refused` quand le lien ne vaut plus, que l’adresse a un compte ou après trop d’essais ; `invalid` quand le mot de passe est faux.
 */
export async function confirmAdresse({ jeton, motDePasse }: { jeton: string; motDePasse: string }, ip: string): Promise<{ suite: 'confirmee' }> {
  const db = systemDb('connexion')
  await checkIp(db, ip)
  const lu = await db.changementAdresse.findFirst({
    where: waiting(jeton),
    select: { id: true, emailNormalise: true, email: true, avantNormalise: true, utilisateurId: true, utilisateur: { select: { motDePasse: true } } },
  })
  if (!lu) throw refused(PERIME)
  if ((await countUse(db, 'redemande', lu.utilisateurId, REDEMANDE)) > REDEMANDE.max)
    throw refused('Trop d’essais faux\u00a0: attendez un quart d’heure, puis recommencez.')
  if (!(await verifyPassword(lu.utilisateur.motDePasse, motDePasse))) throw invalid({ motDePasse: FAUX })
  await giveBackUse(db, 'redemande', lu.utilisateurId)
  await asSystem('connexion', async (tx) => {
    const ici = maintenant()
    const { count } = await tx.changementAdresse.updateMany({
      where: { id: lu.id, confirmeLe: null, annuleLe: null, expireLe: { gt: ici } },
      data: { confirmeLe: ici, annulableLe: after(ici, ADRESSE.annulationHeures) },
    })
    if (count === 0) throw refused(PERIME)
    await moveTo(tx, lu.utilisateurId, lu, lu.avantNormalise)
    await closeAllIn(tx, lu.utilisateurId)
    await record(tx, { systeme: true }, 'adresse.changee', { utilisateurId: lu.utilisateurId, changementId: lu.id })
  })
  return { suite: 'confirmee' }
}

/** Donne cette adresse à la personne. @param depuis l’adresse qu’elle doit avoir encore ; sans lui, quelle qu’elle soit. */
async function moveTo(db: Db, id: string, { email, emailNormalise }: { email: string; emailNormalise: string }, depuis?: string): Promise<void> {
  const prise = await db.utilisateur.count({ where: { emailNormalise, id: { not: id } } })
  if (prise > 0) throw refused('Cette adresse a déjà un compte\u00a0: elle ne peut pas devenir votre identifiant.')
  const { count } = await db.utilisateur.updateMany({
    where: { id, desactiveLe: null, ...(depuis === undefined ? {} : { emailNormalise: depuis }) },
    data: { email, emailNormalise },
  })
  if (count === 0) throw refused(PERIME)
}

/** Ferme toutes les sessions, les liens et les chemins qui attendaient. */
async function closeAllIn(db: Db, utilisateurId: string): Promise<void> {
  const ici = maintenant()
  await closeSessionsIn(db, utilisateurId, 'adresse')
  await db.jeton.updateMany({ where: { utilisateurId, utiliseLe: null, expireLe: { gt: ici } }, data: { expireLe: ici } })
  await db.recuperation.updateMany({ where: { utilisateurId, finieLe: null }, data: { finieLe: ici } })
}

const undoable = (jeton: string) => ({
  empreinteAnnulation: jetonEmpreinte(jeton),
  annuleLe: null,
  annulableLe: { gt: maintenant() },
  utilisateur: { desactiveLe: null },
})

/** Le changement qu’annule ce lien, tant qu’il le peut. */
export async function findAnnulation(jeton: string): Promise<Annulation | null> {
  const lu = await systemDb('connexion').changementAdresse.findFirst({
    where: undoable(jeton),
    select: { email: true, avant: true, confirmeLe: true, utilisateur: { select: { prenom: true } } },
  })
  return lu && { email: lu.email, avant: lu.avant, confirme: lu.confirmeLe !== null, prenom: lu.utilisateur.prenom }
}

/**
 * Annule un changement d’adresse, confirmé ou non, par le lien que l’ancienne a reçu : ce n’était pas la personne, et quelqu’un a son mot de passe. Elle
 * retrouve son adresse ; le mot de passe, le second facteur, les questions et Net-entreprises choisis depuis ne valent plus ; un lien part pour en choisir un autre.
 * @throws `refused` quand le lien ne vaut plus ou va trop vite.
 */
export async function undoAdresse({ jeton }: { jeton: string }, ip: string): Promise<{ suite: 'annulee' }> {
  const db = systemDb('connexion')
  await checkIp(db, ip)
  // Ce que personne ne connaît : le lien seul en fera choisir un autre.
  const motDePasse = await hashPassword(randomBytes(32).toString('base64url'))
  await asSystem('connexion', async (tx) => {
    const lu = await tx.changementAdresse.findFirst({
      where: undoable(jeton),
      select: { id: true, creeLe: true, avant: true, avantNormalise: true, utilisateurId: true },
    })
    if (!lu) throw refused(PERIME)
    const { utilisateurId, creeLe } = lu
    // Deux onglets à la fois : un seul annule. Les changements d’après, faits de la même main, s’annulent avec.
    const { count } = await tx.changementAdresse.updateMany({ where: { id: lu.id, annuleLe: null }, data: { annuleLe: maintenant() } })
    if (count === 0) throw refused(PERIME)
    await tx.changementAdresse.updateMany({ where: { utilisateurId, annuleLe: null, creeLe: { gte: creeLe } }, data: { annuleLe: maintenant() } })
    await moveTo(tx, utilisateurId, { email: lu.avant, emailNormalise: lu.avantNormalise })
    await closeAllIn(tx, utilisateurId)
    await tx.utilisateur.update({ where: { id: utilisateurId }, data: { motDePasse }, select: { id: true } })
    const { count: depuis } = await tx.utilisateur.updateMany({
      where: { id: utilisateurId, gestion: null, totpChangeLe: { gte: creeLe } },
      data: { totpSecret: null, totpDernierPas: null, totpChangeLe: maintenant() },
    })
    if (depuis > 0) await tx.codeSecours.deleteMany({ where: { utilisateurId } })
    await tx.reponseSecrete.deleteMany({ where: { utilisateurId, creeLe: { gte: creeLe } } })
    await tx.lienNetEntreprises.deleteMany({ where: { utilisateurId, creeLe: { gte: creeLe } } })
    await record(tx, { systeme: true }, 'adresse.retablie', { utilisateurId, changementId: lu.id })
    await issueLinkIn(tx, utilisateurId)
  })
  return { suite: 'annulee' }
}
