import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { SupprimerForm } from './schema'
import { contextOf, openForWrite } from './touch-brouillon'

/**
 * Efface un brouillon, ses réponses et ses pièces. Une demande envoyée n’est jamais effacée : elle est montrée.
 * @throws `notFound` quand il ne s’atteint pas.
 */
export const deleteBrouillon = (actor: Actor, { siren, id }: z.output<typeof SupprimerForm>): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const trouve = await openForWrite(actor, db, siren, id)
    if ('envoyee' in trouve) return { vers: routes.demande(siren, trouve.envoyee) }
    const { demarche } = trouve.brouillon
    const ici = { demandeId: id, siren }
    await db.reponse.deleteMany({ where: ici })
    await db.piece.deleteMany({ where: ici })
    await db.demande.deleteMany({ where: { id, siren, statut: 'a_finaliser' } })
    await record(db, actor, 'brouillon.supprime', { demandeId: id, demarche: demarche.slug }, contextOf(trouve.brouillon))
    return { vers: routes.demarche(siren, demarche.slug) }
  })
