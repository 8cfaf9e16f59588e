import 'server-only'
import type { z } from 'zod'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { etapeOf, readEtape } from '@/lib/demarches/engine'
import { formatTime } from '@/lib/ground/date'
import { refused } from '@/lib/ground/errors'
import { isReachable } from './rules'
import type { BrouillonVise } from '@/lib/demandes/locate'
import { tenirBrouillon } from './acte'
import type { ChampsBody, Vues } from './schema'
import { judgeBrouillon, touchIn } from './touch-brouillon'
import { type Conflit, writeReponsesIn } from './write-reponses'

/** Ce que le formulaire apprend d’un enregistrement automatique. */
export type Enregistre = { a: string; vues: Vues; conflits: Conflit[] } | { envoyee: string }

/**
 * Enregistre ce qui vient d’être tapé, sans geste de la personne : aucun événement au journal, qui ne retient que les actes ;
 * chaque réponse dit qui l’a changée et quand. N’ouvre aucune étape.
 * @throws `notFound`, `refused` comme l’enregistrement d’une étape.
 */
export const saveChampsIn = (
  db: Db,
  visit: Visit<'demande:deposer', BrouillonVise>,
  { etape: slug, entrees, vues }: Omit<z.output<typeof ChampsBody>, 'siren'>,
): Promise<Enregistre> =>
  tenirBrouillon(db, visit, async (trouve) => {
    if ('envoyee' in trouve) return trouve
    const { actor, brouillon } = trouve
    const etape = etapeOf(brouillon.demarche, slug)
    if (!etape || !isReachable(brouillon.demarche, brouillon.vues, judgeBrouillon(brouillon, brouillon.raws), slug))
      throw refused('Cette étape n’est pas encore ouverte.')
    const form = new FormData()
    for (const [nom, valeur] of entrees) form.append(nom, valeur)
    const ecrit = await writeReponsesIn(db, actor, brouillon, readEtape(etape, form), vues)
    const { modifieLe } = ecrit.change ? await touchIn(db, brouillon, judgeBrouillon(brouillon, ecrit.raws), slug, brouillon.vues) : brouillon
    return { a: formatTime(modifieLe), vues: ecrit.vues, conflits: ecrit.conflits }
  })
export const saveChamps = command(saveChampsIn)
