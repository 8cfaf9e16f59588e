import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import { enqueue } from '@/lib/acts/queue'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import type { Relance } from './schema'

/** Renvoie un courriel en échec : il repart de zéro, sous le même identifiant de message. Le renvoyer deux fois ne l’envoie qu’une. */
export const relaunchCourrielIn = (db: Db, visit: Visit<'gestion:superviser'>, { id }: { id: string }): Promise<Relance> =>
  acteIn(
    db,
    visit,
    async () => {
      const courriel = await db.courriel.findUnique({ where: { id }, select: { siren: true } })
      return courriel && { siren: courriel.siren ?? undefined }
    },
    async ({ note }) => {
      const { count } = await db.courriel.updateMany({
        where: { id, etat: 'en_echec' },
        data: { etat: 'a_envoyer', essais: 0, prochainLe: maintenant() },
      })
      if (count === 1) {
        await note('courriel.relance', { courrielId: id })
        await enqueue(db, 'envoyer-courriel', { courrielId: id })
      }
      return { suite: 'courriel' }
    },
  )
export const relaunchCourriel = command(relaunchCourrielIn)
