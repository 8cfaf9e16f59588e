import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import type { DocumentVise } from './locate'

/** Note l’ouverture d’un document par cette entreprise : sa première, gardée avec qui et quand et inscrite au journal, et les notifications de la personne. Rejouable. */
export const markDocumentOpenIn = (db: Db, visit: Visit<'document:lire', DocumentVise>): Promise<void> =>
  acteIn(
    db,
    visit,
    async () => {
      const { id, siren } = visit.objet
      const adresse = await db.documentAdresse.findUnique({
        where: { documentId_siren: { documentId: id, siren } },
        select: { siren: true, univers: true },
      })
      return adresse && { id, ...adresse }
    },
    async ({ actor: { utilisateur }, objet: { id, siren }, note }) => {
      const luLe = maintenant()
      const { count } = await db.documentAdresse.updateMany({
        where: { documentId: id, siren, luLe: null },
        data: { luLe, luPar: utilisateur.id, luParNom: nameOf(utilisateur) },
      })
      if (count > 0) await note('document.ouvert', { documentId: id })
      await db.notification.updateMany({ where: { utilisateurId: utilisateur.id, documentId: id, luLe: null }, data: { luLe } })
    },
  )
export const markDocumentOpen = command(markDocumentOpenIn)
