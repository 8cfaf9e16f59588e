import 'server-only'
import { record } from '@/lib/acts/record'
import type { Events } from '@/lib/acts/catalogue'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { invalid } from '@/lib/ground/errors'
import { closeSessionsIn } from './close-sessions'
import { judgePassword } from './judge-password'
import { hashPassword, verifyPassword } from './password'
import { forgetTries } from './throttle'

/** La personne dont le mot de passe change. */
export type Maitre = { id: string; email: string; emailNormalise: string; prenom: string; nom: string; motDePasse: string | null }
/** Ce qu’il faut lire d’elle. */
export const MAITRE = { id: true, email: true, emailNormalise: true, prenom: true, nom: true, motDePasse: true } as const

/**
 * Le mot de passe qu’une personne se choisit, prêt à garder : jugé, et différent de celui d’avant.
 * @throws `invalid` quand il ne convient pas.
 */
export async function preparePassword({ email, prenom, nom, motDePasse: avant }: Maitre, motDePasse: string): Promise<string> {
  const faiblesse = await judgePassword(motDePasse, [email, prenom, nom])
  if (faiblesse) throw invalid({ motDePasse: faiblesse })
  if (avant !== null && (await verifyPassword(avant, motDePasse)))
    throw invalid({ motDePasse: 'C’est votre mot de passe d’avant\u00a0: choisissez-en un autre.' })
  return hashPassword(motDePasse)
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
