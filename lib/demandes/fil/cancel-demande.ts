import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { acte, type Visee } from '../acte'
import type { FaitDuFil } from './suite'

/** Annule une demande que personne n’a encore prise en charge. @throws `refused` quand elle est prise. */
export const cancelIn = (db: Db, visit: Visit<'demande:repondre', Visee>): Promise<FaitDuFil> =>
  acte(db, visit, 'annuler', async ({ demande: { siren, numero }, fait }) => {
    await fait('demande.annulee', {}, { traiteeLe: maintenant(), issue: 'annulee' })
    return { siren, numero, suite: 'annulee' }
  })
export const cancelDemande = command(cancelIn)
