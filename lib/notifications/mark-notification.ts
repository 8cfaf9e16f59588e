import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { isMine } from './queries'

/**
 * Marque lue, ou non lue, une notification de la personne. Déjà ainsi, rien n’est écrit : la date de première lecture reste.
 * @throws `notFound` quand elle n’est pas à elle, ou que son objet ne l’est plus.
 */
export const markNotificationIn = (
  db: Db,
  visit: Visit<'portefeuille:voir'>,
  { marque: { id, lue } }: { marque: { id: string; lue: boolean } },
): Promise<{ suite: 'marquee' }> =>
  acteIn(
    db,
    visit,
    async () => ((await isMine(visit.actor, db, id)) ? {} : null),
    async ({ actor: { utilisateur } }) => {
      const aChanger = lue ? null : { not: null }
      await db.notification.updateMany({ where: { id, utilisateurId: utilisateur.id, luLe: aChanger }, data: { luLe: lue ? maintenant() : null } })
      return { suite: 'marquee' }
    },
  )
export const markNotification = command(markNotificationIn)
