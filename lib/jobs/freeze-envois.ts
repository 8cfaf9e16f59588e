import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { freezeSentIn } from '@/lib/demandes/envoi/freeze-sent'

const LOT = 200

/**
 * Fige ce qui a été envoyé avant que les envois existent : les demandes parties qui ont des réponses et pas d’envoi, lot par lot. La suite d’une autre
 * demande, ouverte par un message, n’a pas de réponses : elle n’a pas d’envoi.
 * @returns combien ont été figées, et combien restent (elles sont au journal technique).
 */
export async function freezeEnvois(): Promise<{ figees: number; restent: number }> {
  let figees = 0
  let restent = 0
  for (let apres = '00000000-0000-0000-0000-000000000000'; ; ) {
    const [lot, nombre] = await asSystem('travail', async (db) => {
      const dues = await db.$queryRaw<{ id: string }[]>`
        SELECT d.id::text FROM demande d WHERE d.id > ${apres}::uuid AND d.statut <> 'a_finaliser'
          AND NOT EXISTS (SELECT 1 FROM envoi e WHERE e.demande_id = d.id) AND EXISTS (SELECT 1 FROM reponse r WHERE r.demande_id = d.id)
        ORDER BY d.id LIMIT ${LOT}`
      const ids = dues.map(({ id }) => id)
      return [ids, await freezeSentIn(db, ids)] as const
    })
    figees += nombre
    restent += lot.length - nombre
    const dernier = lot.at(-1)
    if (dernier === undefined) return { figees, restent }
    apres = dernier
  }
}
