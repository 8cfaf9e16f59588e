import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import type { FaitAgenda } from './open-agenda'

/** Révoque l’adresse secrète de cette personne pour cette entreprise : elle ne répond plus. Révoquée deux fois, elle ne l’est qu’une. */
export const revokeAgendaIn = (db: Db, visit: Visit<'entreprise:voir', { siren: string }>, { siren }: { siren: string }): Promise<FaitAgenda> =>
  acteIn(
    db,
    visit,
    async () => ({ siren }),
    async ({ actor: { utilisateur }, note }) => {
      const revoques = await db.agenda.updateManyAndReturn({
        where: { siren, utilisateurId: utilisateur.id, revoqueLe: null },
        data: { revoqueLe: maintenant() },
        select: { id: true },
      })
      for (const { id } of revoques) await note('agenda.revoque', { agendaId: id })
      return { siren, suite: 'revoque' }
    },
  )
export const revokeAgenda = command(revokeAgendaIn)
