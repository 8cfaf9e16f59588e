import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import type { BrouillonVise } from '@/lib/demandes/locate'
import { maintenant } from '@/lib/ground/clock'
import { tenirBrouillon } from './acte'
import type { Efface } from './erase-brouillon'
import { JOURS_CORBEILLE } from './rules'
import { expiry } from './touch-brouillon'

/** Met un brouillon à la corbeille : ses réponses et ses pièces y restent trente jours, et nul n’y lit plus rien. Une demande envoyée ne se jette pas : son numéro revient. */
export const throwIn = (db: Db, visit: Visit<'demande:deposer', BrouillonVise>): Promise<Efface> =>
  tenirBrouillon(db, visit, async (trouve): Promise<Efface> => {
    const { siren } = visit.objet
    if ('envoyee' in trouve) return { siren, suite: 'envoyee', numero: trouve.envoyee }
    const { id, demarche } = trouve.brouillon
    const jete = { jeteLe: maintenant(), jeteParNom: nameOf(trouve.actor.utilisateur), expireLe: expiry(JOURS_CORBEILLE) }
    await db.demande.updateMany({ where: { id, siren }, data: jete })
    await trouve.fait('brouillon.jete', { demarche: demarche.slug, par: 'personne' })
    return { siren, suite: 'efface', demarche: demarche.slug }
  })
export const throwBrouillon = command(throwIn)
