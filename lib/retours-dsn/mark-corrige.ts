import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { invalid } from '@/lib/ground/errors'
import type { CauseVisee } from './locate'
import { CHOISIR_MOIS, type CorrigerForm } from './schema'

/** Ce qui vient d’être noté d’une cause. */
export type FaitRetour = { siren: string; suite: 'note' | 'repris' }

/** Note une cause corrigée dans la DSN d’un mois, sous le nom de la personne, ou revient en arrière. Le compte rendu suivant la ferme, ou la redit. */
export const markCorrigeIn = (
  db: Db,
  visit: Visit<'dsn:noter', CauseVisee>,
  { siren, cause, fait, mois }: Omit<CorrigerForm, 'page'>,
): Promise<FaitRetour> =>
  acteIn(
    db,
    visit,
    async () => visit.objet,
    async ({ actor: { utilisateur }, objet: { univers }, note }) => {
      const oui = fait === 'oui'
      if (oui && mois === '') throw invalid({ mois: CHOISIR_MOIS })
      const { count } = await db.anomalieDsn.updateMany({
        where: { siren, univers, cause, fermeeLe: null, corrigeeLe: oui ? null : { not: null } },
        data: oui
          ? { corrigeeMois: mois, corrigeePar: utilisateur.id, corrigeeParNom: nameOf(utilisateur), corrigeeLe: maintenant() }
          : { corrigeeMois: null, corrigeePar: null, corrigeeParNom: null, corrigeeLe: null },
      })
      if (count > 0) await note(oui ? 'anomalie.corrigee' : 'anomalie.reprise', { anomalies: count, ...(oui ? { mois } : {}) })
      return { siren, suite: oui ? 'note' : 'repris' }
    },
  )
export const markCorrige = command(markCorrigeIn)
