import 'server-only'
import type { z } from 'zod'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { acteUneFois, type Visee, writeMessageIn } from '../acte'
import type { FaitGestion } from '../transitions'
import type { RouvrirForm } from './schema'

/** Rouvre une demande traitée, au nom de qui la rouvre, en disant au client pourquoi. Sa clôture reste au journal. */
export async function reopenIn(
  db: Db,
  visit: Visit<'gestion:traiter', Visee>,
  { cle, corps }: Pick<z.output<typeof RouvrirForm>, 'cle' | 'corps'>,
): Promise<FaitGestion> {
  await acteUneFois(db, visit, { quoi: 'rouvrir', cle, contenu: [corps] }, async ({ demande, signature, fait, messageId }) => {
    await writeMessageIn(db, demande, { ...signature, id: messageId, cote: 'gestion', corps })
    const suivie = { gestionnaireId: signature.auteurId, gestionnaireNom: signature.auteurNom }
    await fait('demande.rouverte', { messageId, par: 'gestion' }, { ...suivie, rouvertures: { increment: 1 }, traiteeLe: null, issue: null })
  })
  return { numero: visit.objet.numero, suite: 'rouvrir' }
}
export const reopenDemande = command(reopenIn)
