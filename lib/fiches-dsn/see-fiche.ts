import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import type { FicheVisee } from './locate'

/** Marque lues les notifications de la personne qui parlent de cette fiche. Rejouable. */
export const seeFicheIn = (db: Db, visit: Visit<'dsn:lire', FicheVisee>): Promise<void> =>
  acteIn(
    db,
    visit,
    async () => visit.objet,
    async ({ actor: { utilisateur }, objet: { id: ficheDsnId } }) => {
      await db.notification.updateMany({ where: { utilisateurId: utilisateur.id, ficheDsnId, luLe: null }, data: { luLe: maintenant() } })
    },
  )
export const seeFiche = command(seeFicheIn)
