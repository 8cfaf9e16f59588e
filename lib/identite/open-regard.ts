import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { nameOf } from '@/lib/access/titre'
import { judge, type Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Events } from '@/lib/acts/catalogue'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import { lookAs } from './regard'
import type { Cible } from './regard-cookie'

/** Un aperçu qui s’ouvre : de quoi le sceller. */
export type Ouvert = { sessionId: string; cible: Cible }

type DuCompte = { compteId: string; siren?: string | undefined }

/**
 * Ouvre un aperçu de ce que voit un membre ou un expert-comptable du compte, et l’inscrit au journal. La session n’est pas touchée.
 * @throws `notFound` quand ce titre n’est pas de ce compte, n’a pas cours, ou est le sien.
 */
export async function openRegardOf(visit: Visit<'compte:administrer', DuCompte>, { vise }: { vise: string }): Promise<Ouvert> {
  const [voie, id = ''] = vise.split(':')
  const cible: Cible = { voie: voie === 'delegation' ? 'delegation' : 'membre', id, compteId: visit.objet.compteId }
  const vu = await lookAs(visit.actor, cible)
  if (!vu) throw notFound()
  await noteRegard(visit, 'regard.ouvert', { voie: cible.voie, vise: id, nom: nameOf(vu.utilisateur) })
  return { sessionId: visit.actor.sessionId, cible }
}

/** Inscrit au journal, sous le nom de l’administrateur, une page ou un fichier qu’il voit comme un autre. @param adresse sans sa recherche. */
export async function noteSeen({ utilisateur, regard }: Actor, adresse: string, siren?: string): Promise<void> {
  if (!regard) return
  const { par, compteId, voie, id } = regard
  const vue = { voie, vise: id, nom: nameOf(utilisateur), adresse: adresse.slice(0, 300) }
  await noteRegard(judge(par, 'compte:administrer', { compteId, siren }), 'regard.page', vue)
}

const noteRegard = command(
  <T extends 'regard.ouvert' | 'regard.page'>(db: Db, visit: Visit<'compte:administrer', DuCompte>, type: T, donnees: Events[T]) =>
    acteIn(
      db,
      visit,
      async () => visit.objet,
      ({ note }) => note(type, donnees),
    ),
)
