import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { acteDeLecture } from '../acte'
import { type Montre, shownRanks } from '../fil/unread-span'

/**
 * Inscrit au journal que la gestion a ouvert ce dossier, et la première lecture des messages du client par qui le suit : un autre qui passe
 * n’efface pas la marque « non lu » de celui qui doit répondre.
 * @param vue les messages que la page a montrés.
 */
export const consultIn = (db: Db, visit: Visit<'gestion:traiter', { id: string; siren: string }>, vue: Montre): Promise<void> =>
  acteDeLecture(db, visit, async ({ actor, objet: { id: demandeId, siren, gestionnaireId }, note }) => {
    if (gestionnaireId === null || gestionnaireId === actor.utilisateur.id)
      await db.message.updateMany({
        where: { demandeId, siren, cote: 'client', luLe: null, rang: shownRanks(vue) },
        data: { luLe: maintenant(), luPar: nameOf(actor.utilisateur) },
      })
    await note('demande.consultee', { demandeId })
  })
export const consultDemande = command(consultIn)
