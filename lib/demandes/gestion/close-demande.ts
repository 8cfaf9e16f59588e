import 'server-only'
import type { z } from 'zod'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { acteUneFois, type Visee, writeMessageIn } from '../acte'
import type { FaitGestion } from '../transitions'
import type { CloreForm } from './schema'

/** Clôt une demande, avec son issue et le message qui la dit au client. */
export async function closeIn(
  db: Db,
  visit: Visit<'gestion:traiter', Visee>,
  { cle, issue, corps }: Omit<z.output<typeof CloreForm>, 'numero'>,
): Promise<FaitGestion> {
  await acteUneFois(db, visit, { quoi: 'cloturer', cle, contenu: [issue, corps] }, async ({ demande, signature, fait, messageId }) => {
    await writeMessageIn(db, demande, { ...signature, id: messageId, cote: 'gestion', corps })
    // Ce qui manquait n’est plus attendu : rouverte, la demande ne montre pas un emplacement qui refuse tout.
    await db.piece.updateMany({
      where: { demandeId: demande.id, siren: demande.siren, etat: { in: ['demandee', 'refusee'] } },
      data: { etat: 'abandonnee' },
    })
    await db.correction.updateMany({
      where: { demandeId: demande.id, siren: demande.siren, etat: 'demandee' },
      data: { etat: 'abandonnee', essai: {}, finieLe: maintenant(), finieParNom: signature.auteurNom },
    })
    await fait('demande.cloturee', { messageId, issue }, { issue, traiteeLe: maintenant(), echeanceLe: null })
  })
  return { numero: visit.objet.numero, suite: 'cloturer' }
}
export const closeDemande = command(closeIn)
