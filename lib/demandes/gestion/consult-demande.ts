import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import { type Montre, shownRanks } from '../fil/unread-span'

/**
 * Inscrit au journal que la gestion a ouvert ce dossier, et la première lecture des messages du client par qui le suit : un autre qui passe
 * n’efface pas la marque « non lu » de celui qui doit répondre.
 * @param demande le dossier, et les messages que la page a montrés.
 */
export const consultDemande = (
  actor: Actor,
  demande: { id: string; siren: string; compteId: string; gestionnaireId: string | null } & Montre,
): Promise<unknown> =>
  asActor(actor, async (db) => {
    if (demande.gestionnaireId === null || demande.gestionnaireId === actor.utilisateur.id)
      await db.message.updateMany({
        where: { demandeId: demande.id, siren: demande.siren, cote: 'client', luLe: null, rang: shownRanks(demande) },
        data: { luLe: maintenant(), luPar: `${actor.utilisateur.prenom} ${actor.utilisateur.nom}` },
      })
    await record(db, actor, 'demande.consultee', { demandeId: demande.id }, { siren: demande.siren, compteId: demande.compteId })
  })
