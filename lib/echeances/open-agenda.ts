import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { jetonEmpreinte, jetonOf } from '@/lib/identite/jeton'

/** Ce qu’une commande a fait de l’agenda d’une entreprise. */
export type FaitAgenda = { siren: string; suite: 'ouvert' | 'revoque' }
type Visite = Visit<'entreprise:voir', { siren: string }>

/**
 * Ouvre l’adresse secrète des échéances d’une entreprise, pour cette personne : une seule à la fois, et la même si elle existe déjà. La base ne garde que
 * l’empreinte du secret.
 */
export const openAgendaIn = (db: Db, visit: Visite, { siren, paiement }: { siren: string; paiement: 'mois' | 'trimestre' }): Promise<FaitAgenda> =>
  acteIn(
    db,
    visit,
    async () => ({ siren }),
    async ({ actor: { utilisateur }, note }) => {
      const id = randomUUID()
      const agenda = { id, siren, utilisateurId: utilisateur.id, trimestriel: paiement === 'trimestre', empreinte: jetonEmpreinte(jetonOf(id)) }
      const { count } = await db.agenda.createMany({ data: [agenda], skipDuplicates: true })
      if (count === 1) await note('agenda.ouvert', { agendaId: id })
      return { siren, suite: 'ouvert' }
    },
  )
export const openAgenda = command(openAgendaIn)
