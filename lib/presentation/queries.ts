import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { ECRANS, type Ecran, NOUVEAUTES, type Nouveaute } from './ecrans'
import { publicOf, remaining } from './rules'

/** Ce que l’accueil montre une fois : la présentation entière, ou ce qui est neuf depuis. */
export type AMontrer = { ecrans: readonly Ecran[] } | { neuve: Nouveaute; depuis: Date }

/** Ce qu’il reste à présenter à cette personne ; `null` quand elle a tout vu. Une nouveauté à la fois. */
export async function findPresentation(actor: Actor, db: Db): Promise<AMontrer | null> {
  const pour = publicOf(actor)
  if (!pour || actor.regard) return null
  const vues = await db.presentationVue.findMany({ where: { utilisateurId: actor.utilisateur.id }, select: { entree: true, vueLe: true } })
  const reste = remaining(vues, NOUVEAUTES, pour)
  if (reste.tout) return { ecrans: ECRANS[pour] }
  const [neuve] = reste.neuves
  return neuve ? { neuve, depuis: reste.depuis } : null
}
