import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'

/** Note l’ouverture d’un courrier : sa première lecture, gardée avec qui et quand et inscrite au journal, et les notifications de la personne. Rejouable. */
export const markCourrierReadIn = (db: Db, visit: Visit<'courrier:lire', { id: string; siren: string }>): Promise<void> =>
  acteIn(
    db,
    visit,
    () => db.courrier.findFirst({ where: { id: visit.objet.id, siren: visit.objet.siren }, select: { id: true, siren: true, univers: true } }),
    async ({ actor: { utilisateur }, objet: { id, siren }, note }) => {
      const luLe = maintenant()
      const { count } = await db.courrier.updateMany({
        where: { id, siren, luLe: null },
        data: { luLe, luPar: utilisateur.id, luParNom: nameOf(utilisateur) },
      })
      if (count > 0) await note('courrier.ouvert', { courrierId: id })
      await db.notification.updateMany({ where: { utilisateurId: utilisateur.id, courrierId: id, luLe: null }, data: { luLe } })
    },
  )
export const markCourrierRead = command(markCourrierReadIn)
