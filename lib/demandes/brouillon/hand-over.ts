import 'server-only'
import type { Visit } from '@/lib/access/visit'
import type { Db } from '@/lib/data/prisma'
import type { BrouillonVise } from '@/lib/demandes/locate'
import type { Collegue } from '@/lib/utilisateurs/collegues'
import { tenirBrouillon } from './acte'

/**
 * Passe un brouillon à un collègue.
 * @param depart quand son auteur quitte le compte : un seul geste en passe plusieurs, nul n’en est prévenu un à un.
 * @returns faux quand il a été envoyé entre-temps.
 */
export const handOverIn = (
  db: Db,
  visit: Visit<'demande:deposer', BrouillonVise>,
  { membreId, utilisateurId, nom }: Pick<Collegue, 'membreId' | 'utilisateurId' | 'nom'>,
  depart = false,
): Promise<boolean> =>
  tenirBrouillon(db, visit, async (trouve) => {
    if ('envoyee' in trouve) return false
    const { id, siren, demarche } = trouve.brouillon
    const sien = { auteurId: utilisateurId, auteurNom: nom, membreId, delegationId: null, confiePar: trouve.actor.utilisateur.id }
    await db.demande.updateMany({ where: { id, siren }, data: sien })
    await trouve.fait('brouillon.confie', { demarche: demarche.slug, membreId, utilisateurId, depart })
    return true
  })
