import 'server-only'
import type { z } from 'zod'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { refused } from '@/lib/ground/errors'
import { acte, type Visee } from '../acte'
import { isCompleteIn } from '../pieces/count-open'
import type { FaitGestion } from '../transitions'
import { findOuverte } from './queries'
import type { AnnulerCorrectionForm } from './schema'
import { closeSlotsIn } from './slots'

/** Annule la correction qui attend, et oublie ce qui en était tapé ; la demande repart si rien d’autre n’est attendu. @throws `refused` quand elle est déjà faite ou annulée. */
export const cancelCorrectionIn = (
  db: Db,
  visit: Visit<'gestion:traiter', Visee>,
  { correction }: Pick<z.output<typeof AnnulerCorrectionForm>, 'correction'>,
): Promise<FaitGestion> =>
  acte(db, visit, 'annuler_correction', async ({ demande, signature, fait }) => {
    const ouverte = await findOuverte(db, demande)
    if (ouverte?.id !== correction) throw refused('Cette correction n’est plus attendue\u00a0: elle est faite, ou déjà annulée. Rechargez la page.')
    const finie = { etat: 'annulee' as const, essai: {}, finieLe: maintenant(), finieParNom: signature.auteurNom }
    await db.correction.update({ where: { id: correction }, data: finie, select: { id: true } })
    await closeSlotsIn(db, demande)
    await fait('demande.correction_annulee', { correctionId: correction })
    if (await isCompleteIn(db, demande)) await fait('demande.completee', { par: 'annulation' })
    return { numero: demande.numero, suite: 'annuler_correction' }
  })
export const cancelCorrection = command(cancelCorrectionIn)
