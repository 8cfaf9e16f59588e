import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { type Author, record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { JOUR_MS } from '@/lib/ground/date'
import { notFound } from '@/lib/ground/errors'
import { closeSessionsIn } from './close-sessions'
import { confirmPassword } from './confirm-password'
import { keepOneAdministrateur } from './dernier-administrateur'
import { keepOneResponsable } from './dernier-responsable'
import { EFFACEMENT_JOURS } from './rules'
import { proveCode } from './second-facteur'

/**
 * Ferme le compte d’une personne : elle n’entre plus, n’est plus membre de rien, et ses données s’effacent trente jours plus tard. Ce qu’elle a envoyé
 * reste aux entreprises, à son nom d’alors.
 * @throws `invalid` quand le mot de passe ou le code est faux ; `refused` quand un compte n’aurait plus d’administrateur, ou après trop d’essais.
 */
export async function closeAccount(
  visit: Visit<'profil:modifier'>,
  { actuel, code }: { actuel: string; code?: string | undefined },
): Promise<{ suite: 'ferme' }> {
  const personne = await confirmPassword(visit, actuel)
  const spend = personne.totpSecret === null ? null : await proveCode(personne, code ?? '')
  await asSystem('connexion', async (tx) => {
    await spend?.(tx)
    await closeAccountIn(tx, visit.actor, personne.id, 'personne')
  })
  return { suite: 'ferme' }
}

/**
 * La même fermeture, dans la transaction ouverte.
 * @param motif la personne elle-même, ou sa demande reçue par l’exploitation.
 * @throws `refused` quand un compte n’aurait plus d’administrateur ; `notFound` quand elle est déjà fermée.
 */
export async function closeAccountIn(db: Db, author: Author, utilisateurId: string, motif: 'personne' | 'demande'): Promise<void> {
  await keepOneAdministrateur(db, utilisateurId)
  await keepOneResponsable(db, utilisateurId)
  const ici = maintenant()
  const parti = { etat: 'desactive' as const, etatLe: ici }
  await db.membre.updateMany({ where: { utilisateurId, etat: { not: 'desactive' } }, data: { ...parti, etatPar: utilisateurId } })
  await db.membreCabinet.updateMany({ where: { utilisateurId, etat: { not: 'desactive' } }, data: parti })
  // Deux onglets à la fois : un seul ferme.
  const { count } = await db.utilisateur.updateMany({
    where: { id: utilisateurId, desactiveLe: null },
    data: { desactiveLe: ici, motDePasse: null, totpSecret: null, totpDernierPas: null },
  })
  if (count === 0) throw notFound()
  await closeSessionsIn(db, utilisateurId, 'compte')
  await db.jeton.updateMany({ where: { utilisateurId, utiliseLe: null, expireLe: { gt: ici } }, data: { expireLe: ici } })
  await db.recuperation.updateMany({ where: { utilisateurId, finieLe: null }, data: { finieLe: ici } })
  await db.changementAdresse.updateMany({ where: { utilisateurId, annuleLe: null }, data: { annuleLe: ici } })
  const effacerLe = new Date(ici.getTime() + EFFACEMENT_JOURS * JOUR_MS)
  await db.fermeture.create({ data: { utilisateurId, motif, effacerLe }, select: { utilisateurId: true } })
  await record(db, author, 'compte.ferme', { utilisateurId, motif })
}
