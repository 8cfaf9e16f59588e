import 'server-only'
import { record } from '@/lib/acts/record'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { refusal } from './raisons-invitation'
import type { Entree } from './rejoindre'

/**
 * Un collègue entre dans le cabinet qui l’invite, avec les clients qui lui sont confiés.
 * @throws `refused` quand il est déjà d’un cabinet : on n’est que d’un seul à la fois.
 */
export async function enterCollegue(tx: Db, { invitation, utilisateur }: Entree): Promise<void> {
  const { id: invitationId, cabinetId, roleCabinet, portee, comptes } = invitation
  if (cabinetId === null) throw refusal('inconnue')
  await tx.$queryRaw`SELECT id FROM cabinet WHERE id = ${cabinetId}::uuid FOR UPDATE`
  const siens = await tx.membreCabinet.findMany({ where: { utilisateurId: utilisateur.id, etat: 'ajoute' }, select: { cabinetId: true } })
  if (siens.some((un) => un.cabinetId === cabinetId)) throw refusal('deja_du_cabinet')
  if (siens.length > 0) throw refusal('deja_ailleurs')
  const ici = maintenant()
  const donne = { role: roleCabinet ?? 'collegue', portee: portee ?? 'manuelle', etat: 'ajoute', etatLe: ici } as const
  const { id: membreCabinetId } = await tx.membreCabinet.upsert({
    where: { cabinetId_utilisateurId: { cabinetId, utilisateurId: utilisateur.id } },
    create: { cabinetId, utilisateurId: utilisateur.id, ...donne },
    update: donne,
    select: { id: true },
  })
  await tx.attribution.updateMany({ where: { membreCabinetId, retireeLe: null }, data: { retireeLe: ici } })
  await tx.attribution.createMany({ data: comptes.map((compteId) => ({ membreCabinetId, compteId })) })
  await record(tx, { utilisateur }, 'collegue.ajoute', { invitationId, cabinetId, utilisateurId: utilisateur.id })
}
