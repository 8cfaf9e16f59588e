import 'server-only'
import { record } from '@/lib/acts/record'
import type { Events } from '@/lib/acts/catalogue'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { invalid } from '@/lib/ground/errors'
import { paddedList } from '@/lib/data/padded-list'
import { systemDb } from '@/lib/data/as-system'
import { closeSessionsIn } from './close-sessions'
import { judgePassword } from './judge-password'
import { hashPassword, verifyPassword } from './password'
import { sirensIn } from '@/lib/mot-de-passe/rules'
import { forgetTries } from './throttle'

/** La personne dont le mot de passe change. */
export type Maitre = {
  id: string
  email: string
  emailNormalise: string
  prenom: string
  nom: string
  telephone: string | null
  motDePasse: string | null
}
/** Ce qu’il faut lire d’elle. */
export const MAITRE = { id: true, email: true, emailNormalise: true, prenom: true, nom: true, telephone: true, motDePasse: true } as const

/**
 * Le mot de passe qu’une personne se choisit, prêt à garder : jugé, et différent de celui d’avant.
 * @throws `invalid` quand il ne convient pas.
 */
export async function preparePassword({ motDePasse: avant, ...personne }: Maitre, motDePasse: string): Promise<string> {
  const faiblesse = await judgePassword(motDePasse, { ...personne, sirens: await listTyped(personne.id, motDePasse) })
  if (faiblesse) throw invalid({ motDePasse: faiblesse })
  if (avant !== null && (await verifyPassword(avant, motDePasse)))
    throw invalid({ motDePasse: 'C’est votre mot de passe d’avant\u00a0: choisissez-en un autre.' })
  return hashPassword(motDePasse)
}

/** Ceux des SIREN de cette personne, par ses comptes ou son cabinet, que ce mot de passe écrit : elle peut en avoir trois mille. */
async function listTyped(utilisateurId: string, motDePasse: string): Promise<string[]> {
  const tapes = sirensIn(motDePasse)
  if (tapes.length === 0) return []
  const siren = { in: paddedList(tapes) }
  const sien = { some: { utilisateurId, etat: 'ajoute' as const } }
  const db = systemDb('connexion')
  const comptes = await db.rattachement.findMany({ where: { siren, detacheLe: null, compte: { membres: sien } }, select: { siren: true } })
  const cabinets = await db.cabinet.findMany({ where: { siren, membres: sien }, select: { siren: true } })
  return [...comptes, ...cabinets].map((une) => une.siren)
}

/**
 * Change le mot de passe, dans la transaction ouverte : toutes les sessions se ferment (security A5), les liens et les chemins qui attendaient ne valent
 * plus, la connexion ralentie repart, et un courriel le dit.
 * @param sauf la session d’où la personne le change elle-même, qui reste ouverte.
 */
export async function changePasswordIn(
  db: Db,
  { id, emailNormalise }: Maitre,
  empreinte: string,
  voie: Events['motdepasse.change']['voie'],
  sauf?: string,
): Promise<void> {
  const ici = maintenant()
  await db.utilisateur.update({ where: { id }, data: { motDePasse: empreinte }, select: { id: true } })
  await closeSessionsIn(db, id, 'mot_de_passe', sauf)
  await db.jeton.updateMany({ where: { utilisateurId: id, utiliseLe: null, expireLe: { gt: ici } }, data: { expireLe: ici } })
  await db.recuperation.updateMany({ where: { utilisateurId: id, finieLe: null }, data: { finieLe: ici } })
  await forgetTries(db, emailNormalise)
  await record(db, { systeme: true }, 'motdepasse.change', { utilisateurId: id, voie })
}
