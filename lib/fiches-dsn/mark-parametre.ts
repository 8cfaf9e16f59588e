import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import type { ChangementVise } from './locate'
import type { NoterForm } from './schema'

/** Ce qui vient d’être noté d’une fiche. */
export type FaitFiche = { siren: string; version: number; suite: 'note' | 'repris' }

/**
 * Note un changement paramétré en paie, sous le nom de la personne, ou revient en arrière. Deux fois n’écrit qu’une :
 * la première à le noter est gardée.
 */
export const markParametreIn = (db: Db, visit: Visit<'dsn:noter', ChangementVise>, { siren, version, rang, fait }: NoterForm): Promise<FaitFiche> =>
  acteIn(
    db,
    visit,
    async () => visit.objet,
    async ({ actor: { utilisateur }, objet: { id: ficheId, univers }, note }) => {
      const oui = fait === 'oui'
      const { count } = await db.changementFicheDsn.updateMany({
        where: { ficheId, rang, siren, univers, le: oui ? null : { not: null } },
        data: oui ? { par: utilisateur.id, parNom: nameOf(utilisateur), le: maintenant() } : { par: null, parNom: null, le: null },
      })
      if (count > 0) await note(oui ? 'fiche.parametree' : 'fiche.reprise', { ficheDsnId: ficheId, rang })
      return { siren, version, suite: oui ? 'note' : 'repris' }
    },
  )
export const markParametre = command(markParametreIn)
