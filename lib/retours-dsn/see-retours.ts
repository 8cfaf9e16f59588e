import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'

/** Marque lues les notifications de la personne qui parlent des comptes rendus de cette entreprise : leur page les montre tous. Rejouable. */
export const seeRetoursIn = (db: Db, visit: Visit<'dsn:lire', { siren: string }>): Promise<void> =>
  acteIn(
    db,
    visit,
    async () => visit.objet,
    async ({ actor: { utilisateur }, objet: { siren } }) => {
      await db.notification.updateMany({
        where: { utilisateurId: utilisateur.id, siren, type: 'retour_dsn', luLe: null },
        data: { luLe: maintenant() },
      })
    },
  )
export const seeRetours = command(seeRetoursIn)
