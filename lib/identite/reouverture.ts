import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { maintenant } from '@/lib/ground/clock'
import { notFound, refused } from '@/lib/ground/errors'
import { countersOf, isSpent } from './certification'
import { forgetUse } from './throttle'

/** Ce qu’écrit une personne dont les essais sont épuisés : l’entreprise qu’elle cherche à certifier, et son message. */
export type Appel = { siren: string; message: string }

/** Quand cette personne a écrit, tant que personne ne lui a répondu. */
export const findWaiting = async (utilisateurId: string): Promise<Date | null> =>
  (await systemDb('connexion').reouverture.findFirst({ where: { utilisateurId, rouverteLe: null }, select: { creeLe: true } }))?.creeLe ?? null

/**
 * Écrit à la gestion, qui rouvrira la certification (produit 1). Un seul message attend par personne.
 * @throws `refused` tant qu’il reste des essais pour ce SIREN, ou quand un message attend déjà.
 */
export async function askReopening({ actor: { utilisateur } }: Visit<'compte:creer'>, appel: Appel): Promise<{ suite: 'ecrite' }> {
  if (!(await isSpent(utilisateur.id, appel.siren)))
    throw refused('Il vous reste des essais pour ce SIREN\u00a0: reprenez la certification, le courrier sous les yeux.')
  await asSystem('connexion', async (tx) => {
    // Deux onglets à la fois : un seul message.
    await tx.$queryRaw`SELECT id FROM utilisateur WHERE id = ${utilisateur.id}::uuid FOR UPDATE`
    const deja = await tx.reouverture.count({ where: { utilisateurId: utilisateur.id, rouverteLe: null } })
    if (deja > 0) throw refused('Votre message nous est déjà parvenu\u00a0: nous y répondons par e-mail.')
    const { id } = await tx.reouverture.create({ data: { ...appel, utilisateurId: utilisateur.id }, select: { id: true } })
    await record(tx, { utilisateur }, 'certification.reouverture_demandee', { utilisateurId: utilisateur.id, reouvertureId: id })
  })
  return { suite: 'ecrite' }
}

/**
 * « Rouvrir la certification » : les essais de cette personne, et de ce SIREN, repartent de zéro, et un courriel le lui dit. Rouverte deux fois, elle ne l’est
 * qu’une.
 * @throws `notFound` quand personne n’a écrit cela.
 */
export async function reopenCertification(
  { actor: { utilisateur } }: Visit<'gestion:traiter'>,
  { id }: { id: string },
): Promise<{ suite: 'rouverte' }> {
  const lue = await systemDb('connexion').reouverture.findUnique({ where: { id }, select: { utilisateurId: true, siren: true } })
  if (!lue) throw notFound()
  await asSystem('connexion', async (tx) => {
    const { count } = await tx.reouverture.updateMany({ where: { id, rouverteLe: null }, data: { rouverteLe: maintenant() } })
    if (count === 0) return
    for (const [usage, valeur] of countersOf(lue.utilisateurId, lue.siren)) await forgetUse(tx, usage, valeur)
    await record(tx, { utilisateur }, 'certification.rouverte', { utilisateurId: lue.utilisateurId, reouvertureId: id })
  })
  return { suite: 'rouverte' }
}
