import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { notFound } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import { enqueue } from '@/lib/acts/queue'

/** Renvoie un courriel en échec : il repart de zéro, sous le même identifiant de message. Le renvoyer deux fois ne l’envoie qu’une. */
export const relaunchCourriel = (actor: Actor, { id }: { id: string }): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const courriel = await db.courriel.findUnique({ where: { id }, select: { siren: true } })
    if (!courriel) throw notFound()
    const { count } = await db.courriel.updateMany({
      where: { id, etat: 'en_echec' },
      data: { etat: 'a_envoyer', essais: 0, prochainLe: maintenant() },
    })
    if (count === 1) {
      await record(db, actor, 'courriel.relance', { courrielId: id }, courriel.siren ? { siren: courriel.siren } : {})
      await enqueue(db, 'envoyer-courriel', { courrielId: id })
    }
    return { vers: routes.gestionEchecs('courriel') }
  })
