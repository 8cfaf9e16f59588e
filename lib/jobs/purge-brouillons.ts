import 'server-only'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import { paddedList } from '@/lib/data/padded-list'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { log } from '@/lib/ground/log'

const LOT = 50

/**
 * Efface les brouillons passé le jour jusqu’auquel l’écran les dit gardés, ce jour compris : leurs réponses, leurs pièces, et le balayage qui suit, leurs
 * fichiers. Celui que quelqu’un tient en ce moment attend le tour suivant, où sa date aura changé.
 * @returns combien.
 */
export async function purgeBrouillons(): Promise<number> {
  for (let effaces = 0; ; ) {
    const nombre = await asSystem('travail', async (db) => {
      const dus = await db.$queryRaw<{ id: string; siren: string; compteId: string; demarche: string }[]>`
        SELECT id::text, siren::text, compte_id::text AS "compteId", demarche FROM demande
        WHERE statut = 'a_finaliser' AND expire_le < ${isoDay(maintenant())}::date ORDER BY expire_le, id LIMIT ${LOT} FOR UPDATE SKIP LOCKED`
      const ids = paddedList(dus.map(({ id }) => id))
      await db.reponse.deleteMany({ where: { demandeId: { in: ids } } })
      await db.piece.deleteMany({ where: { demandeId: { in: ids } } })
      await db.demande.deleteMany({ where: { id: { in: ids }, statut: 'a_finaliser' } })
      for (const { id, siren, compteId, demarche } of dus)
        await record(db, { systeme: true }, 'brouillon.supprime', { demandeId: id, demarche }, { siren, compteId })
      return dus.length
    })
    effaces += nombre
    if (nombre === LOT) continue
    if (effaces > 0) log.info({ effaces }, 'brouillons expirés effacés')
    return effaces
  }
}
