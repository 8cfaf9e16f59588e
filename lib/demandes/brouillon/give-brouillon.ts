import 'server-only'
import { judge, type Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import type { BrouillonVise } from '@/lib/demandes/locate'
import { invalid } from '@/lib/ground/errors'
import { handOverIn } from './hand-over'
import { listRepreneurs } from './list-repreneurs'

/** Ce qu’est devenu un brouillon que l’on confie : il l’est, ou il est parti entre-temps. */
export type Confie = { suite: 'confie' | 'envoyee' }

/**
 * Confie un brouillon à une personne du compte qui atteint son entreprise : il est à elle, et elle en est prévenue.
 * @throws `invalide` quand elle n’en est pas, ou ne l’atteint pas ; `refused` à qui ne dépose pas de demande.
 */
export async function giveIn(db: Db, visit: Visit<'utilisateur:lister', BrouillonVise>, { a }: { a: string }): Promise<Confie> {
  const depot = judge(visit.actor, 'demande:deposer', visit.objet)
  const repreneur = (await listRepreneurs(db, visit.objet)).find(({ utilisateurId }) => utilisateurId === a)
  if (!repreneur) throw invalid({ a: 'Choisissez une personne du compte qui a accès à cette entreprise.' })
  return { suite: (await handOverIn(db, depot, repreneur)) ? 'confie' : 'envoyee' }
}
export const giveBrouillon = command(giveIn)
