import 'server-only'
import { randomUUID } from 'node:crypto'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { invalid } from '@/lib/ground/errors'
import { acte, type Tenue, type Visee } from '../acte'
import type { FaitGestion } from '../transitions'
import { centreOf } from './centres'
import { listCollegues } from './list-collegues'
import { writeNoteIn } from './write-note'

type Vers = { collegue: string } | { centre: string }

/**
 * Transmet une demande que l’on suit : à un collègue, qui la suit désormais dans l’état où elle est ; à un centre, où elle est de nouveau à prendre. Le mot
 * qui l’accompagne est une note interne.
 * @throws `invalide` quand le collègue n’en est pas un, ou que le centre n’existe pas ; `refused` comme `acte`.
 */
export function transferIn(
  db: Db,
  visit: Visit<'gestion:traiter', Visee>,
  { vers, corps }: { vers: Vers; corps?: string | undefined },
): Promise<FaitGestion> {
  return 'collegue' in vers ? toColleague(db, visit, vers.collegue, corps) : toCentre(db, visit, vers.centre, corps)
}
export const transferDemande = command(transferIn)

const toColleague = (db: Db, visit: Visit<'gestion:traiter', Visee>, id: string, corps: string | undefined) =>
  acte(db, visit, 'transferer', async (tenue): Promise<FaitGestion> => {
    const collegue = (await listCollegues(db, tenue.demande.gestionnaireId)).find((un) => un.id === id)
    if (!collegue) throw invalid({ vers: 'Choisissez un collègue de la liste, ou un centre.' })
    const nom = nameOf(collegue)
    await keepNote(tenue, corps)
    await tenue.fait('demande.transferee', { gestionnaireId: id, nom }, { gestionnaireId: id, gestionnaireNom: nom })
    return { numero: tenue.demande.numero, suite: 'transferer' }
  })

const toCentre = (db: Db, visit: Visit<'gestion:traiter', Visee>, code: string, corps: string | undefined) =>
  acte(db, visit, 'renvoyer', async (tenue): Promise<FaitGestion> => {
    const centre = centreOf(code)
    if (!centre) throw invalid({ vers: 'Choisissez un collègue de la liste, ou un centre.' })
    await keepNote(tenue, corps)
    const libre = { gestionnaireId: null, gestionnaireNom: null, priseLe: null, centre: centre.code }
    await tenue.fait('demande.renvoyee', { centre: centre.code }, libre)
    return { numero: tenue.demande.numero, suite: 'renvoyer' }
  })

/** Le mot qui accompagne ce que l’on transmet, s’il y en a un. */
async function keepNote({ db, demande: { id: demandeId, siren }, signature: { auteurId, auteurNom }, fait }: Tenue, corps?: string): Promise<void> {
  if (!corps) return
  const id = randomUUID()
  if (await writeNoteIn(db, { id, demandeId, siren, auteurId, auteurNom, corps })) await fait('demande.notee', { noteId: id })
}
