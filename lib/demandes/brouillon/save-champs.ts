import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { etapeOf, readEtape } from '@/lib/demarches/engine'
import { formatTime } from '@/lib/ground/date'
import { refused } from '@/lib/ground/errors'
import { isReachable } from './rules'
import type { BrouillonId, ChampsBody, Vues } from './schema'
import { judgeBrouillon, openForWrite, touchIn } from './touch-brouillon'
import { type Conflit, writeReponsesIn } from './write-reponses'

/** Ce que le formulaire apprend d’un enregistrement automatique. */
export type Enregistre = { a: string; vues: Vues; conflits: Conflit[] } | { envoyee: string }

/**
 * Enregistre ce qui vient d’être tapé, sans geste de la personne : aucun événement au journal, qui ne retient que les actes ;
 * chaque réponse dit qui l’a changée et quand. N’ouvre aucune étape.
 * @throws `notFound`, `refused` comme l’enregistrement d’une étape.
 */
export const saveChamps = (
  actor: Actor,
  { id, siren, etape: slug, entrees, vues }: z.output<typeof BrouillonId> & z.output<typeof ChampsBody>,
): Promise<Enregistre> =>
  asActor(actor, async (db) => {
    const trouve = await openForWrite(actor, db, siren, id)
    if ('envoyee' in trouve) return trouve
    const { brouillon } = trouve
    const etape = etapeOf(brouillon.demarche, slug)
    if (!etape || !isReachable(brouillon.demarche, brouillon.vues, judgeBrouillon(brouillon, brouillon.raws), slug))
      throw refused('Cette étape n’est pas encore ouverte.')
    const form = new FormData()
    for (const [nom, valeur] of entrees) form.append(nom, valeur)
    const ecrit = await writeReponsesIn(db, actor, brouillon, readEtape(etape, form), vues)
    const change = Object.keys(ecrit.vues).length > 0
    const { modifieLe } = change ? await touchIn(db, brouillon, judgeBrouillon(brouillon, ecrit.raws), slug, brouillon.vues) : brouillon
    return { a: formatTime(modifieLe), vues: ecrit.vues, conflits: ecrit.conflits }
  })
