import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { addDays, dayAt, isoDay } from '@/lib/ground/date'
import { invalid, refused } from '@/lib/ground/errors'
import { acteUneFois, type Visee, writeMessageIn } from '../acte'
import { findLastEnvoi } from '../envoi/queries'
import { JOURS_PIECE } from '../rules'
import type { FaitGestion } from '../transitions'
import { correctablesOf } from './correctables'
import { findOuverte } from './queries'
import { CHOISIR_REPONSE, type DemanderCorrectionForm } from './schema'

/**
 * Demande au client de corriger ces réponses de son dernier envoi, avec un mot qui part dans le fil. La demande attend jusqu’à la correction.
 * @throws `invalide` sans réponse choisie ; `refused` quand une correction attend déjà.
 */
export async function askCorrectionIn(
  db: Db,
  visit: Visit<'gestion:traiter', Visee>,
  { cle, champ, corps }: Omit<z.output<typeof DemanderCorrectionForm>, 'numero'>,
): Promise<FaitGestion> {
  const contenu = [...champ, corps]
  await acteUneFois(db, visit, { quoi: 'demander_correction', cle, contenu }, async ({ demande, signature, fait, messageId }) => {
    if (await findOuverte(db, demande)) throw refused('Une correction est déjà demandée. Attendez-la, ou annulez-la avant d’en demander une autre.')
    const possibles = correctablesOf(await findLastEnvoi(db, demande.id))
    const champs = possibles.filter((un) => champ.includes(un.champ)).map((un) => un.champ)
    if (champs.length === 0) throw invalid({ champ: CHOISIR_REPONSE })
    const echeance = addDays(isoDay(maintenant()), JOURS_PIECE)
    await writeMessageIn(db, demande, { ...signature, id: messageId, cote: 'gestion', corps })
    const { id } = await db.correction.create({
      data: {
        id: randomUUID(),
        demandeId: demande.id,
        siren: demande.siren,
        messageId,
        champs,
        demandeeParNom: signature.auteurNom,
        echeanceLe: dayAt(echeance),
      },
      select: { id: true },
    })
    await fait('demande.correction_demandee', { messageId, correctionId: id, champs, echeance }, { echeanceLe: null })
  })
  return { numero: visit.objet.numero, suite: 'demander_correction' }
}
export const askCorrection = command(askCorrectionIn)
