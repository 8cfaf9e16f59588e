import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'

/** Marque lues toutes les notifications de la personne. Ce qui attend d’elle reste dans « À faire » : c’est autre chose. */
export const readAllIn = (db: Db, visit: Visit<'portefeuille:voir'>): Promise<{ suite: 'lues' }> =>
  acteIn(
    db,
    visit,
    async () => ({}),
    async ({ actor: { utilisateur } }) => {
      await db.notification.updateMany({ where: { utilisateurId: utilisateur.id, luLe: null }, data: { luLe: maintenant() } })
      return { suite: 'lues' }
    },
  )
export const readAll = command(readAllIn)
