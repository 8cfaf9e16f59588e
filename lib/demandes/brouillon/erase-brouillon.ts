import 'server-only'
import type { Visit } from '@/lib/access/visit'
import type { Db } from '@/lib/data/prisma'
import type { BrouillonVise } from '@/lib/demandes/locate'
import { tenirBrouillon } from './acte'

/** Ce qu’est devenu un brouillon que l’on efface : effacé, ou envoyé entre-temps. */
export type Efface = { siren: string } & ({ suite: 'efface'; demarche: string } | { suite: 'envoyee'; numero: string })

/** Efface un brouillon, ses réponses et ses pièces. Une demande envoyée n’est jamais effacée : son numéro revient. */
export const deleteIn = (db: Db, visit: Visit<'demande:deposer', BrouillonVise>): Promise<Efface> =>
  tenirBrouillon(db, visit, async (trouve): Promise<Efface> => {
    const { siren } = visit.objet
    if ('envoyee' in trouve) return { siren, suite: 'envoyee', numero: trouve.envoyee }
    const { id, demarche } = trouve.brouillon
    const ici = { demandeId: id, siren }
    await db.reponse.deleteMany({ where: ici })
    await db.piece.deleteMany({ where: ici })
    await db.demande.deleteMany({ where: { id, siren, statut: 'a_finaliser' } })
    await trouve.fait('brouillon.supprime', { demarche: demarche.slug })
    return { siren, suite: 'efface', demarche: demarche.slug }
  })
