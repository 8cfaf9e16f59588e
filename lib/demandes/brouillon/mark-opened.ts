import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import type { BrouillonVise } from '@/lib/demandes/locate'
import { maintenant } from '@/lib/ground/clock'

/** Ce que cette personne n’a pas lu de ce brouillon : on le lui a confié. */
const neuve = ({ utilisateur }: Actor, demandeId: string) => ({ demandeId, utilisateurId: utilisateur.id, luLe: null })

/** Vrai quand elle ne l’a pas encore ouvert depuis qu’on le lui a confié. */
export const isNews = async (actor: Actor, db: Db, id: string): Promise<boolean> =>
  (await db.notification.findFirst({ where: neuve(actor, id), select: { id: true } })) !== null

/** Note que la personne a ouvert le brouillon qu’on lui a confié : la pastille ne le compte plus. */
export const markOpenedIn = (db: Db, visit: Visit<'demande:deposer', BrouillonVise>): Promise<void> =>
  acteIn(
    db,
    visit,
    async () => visit.objet,
    async ({ actor, objet: { id } }) => {
      await db.notification.updateMany({ where: neuve(actor, id), data: { luLe: maintenant() } })
    },
  )
export const markOpened = command(markOpenedIn)
