import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import type { Fichier } from './queries'

/** Inscrit au journal que la gestion a ouvert ce fichier ; une entreprise qui relit les siens n’y laisse rien. */
export async function consultFichier(actor: Actor, { id, demande }: Fichier): Promise<void> {
  if (!actor.gestion) return
  const { id: demandeId, siren, compteId } = demande
  await asActor(actor, (db) => record(db, actor, 'piece.consultee', { demandeId, pieceId: id }, { siren, compteId }))
}
