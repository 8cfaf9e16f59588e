import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { faitOf } from '@/lib/demandes/acte'
import { type BrouillonVise, brouillonJeteById } from '@/lib/demandes/locate'
import { expiry } from './touch-brouillon'

/** Un brouillon sorti de la corbeille. */
export type Restaure = { siren: string; id: string }

/** Sort un brouillon de la corbeille, tel qu’il était, gardé de nouveau 90 jours. @throws `notFound` quand il n’y est plus, ou pas pour cette personne. */
export const restoreIn = (db: Db, visit: Visit<'demande:deposer', BrouillonVise>): Promise<Restaure> =>
  acteIn(
    db,
    visit,
    async () => {
      const { id, siren } = visit.objet
      await db.$queryRaw`SELECT 1 FROM demande WHERE id = ${id}::uuid AND siren = ${siren} FOR UPDATE`
      return brouillonJeteById(visit.actor, db, { id, siren })
    },
    async ({ objet: { id, siren, demarche }, note }): Promise<Restaure> => {
      const fait = faitOf({ db, note }, { id, siren, etat: 'brouillon' })
      await db.demande.updateMany({ where: { id, siren }, data: { jeteLe: null, jeteParNom: null, prevenuLe: null, expireLe: expiry() } })
      await fait('brouillon.restaure', { demarche })
      return { siren, id }
    },
  )
export const restoreBrouillon = command(restoreIn)
