import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/access/scope'
import type { Db, Prisma } from '@/lib/data/prisma'
import { notFound } from '@/lib/http/errors'
import { alterationOf } from './check-envoi'
import { Contenu } from './schema'

/** Ce qui a été envoyé, tel que page, dossier et accusé le redisent : rien n’y est recalculé. */
export type EnvoiLu = Contenu & { empreinte: string }

/** Le dernier envoi d’une demande, à joindre à un `select`. */
export const DERNIER_ENVOI = {
  envois: { orderBy: { rang: 'desc' }, take: 1, select: { contenu: true, empreinte: true } },
} as const satisfies Prisma.DemandeSelect

/** L’envoi lu avec la demande ; `null` quand elle n’a pas de formulaire (la suite d’une autre, ouverte par un message). */
export function readEnvoi([dernier]: readonly { contenu: unknown; empreinte: string }[]): EnvoiLu | null {
  return dernier ? { ...Contenu.parse(dernier.contenu), empreinte: dernier.empreinte } : null
}

/**
 * Un envoi de cette demande, pour en remettre l’accusé : il est vérifié avant d’être attesté.
 * @param rang lequel ; le dernier à défaut.
 * @throws `notFound` quand la demande ne s’atteint pas ou n’a pas cet envoi ; une erreur quand il a été altéré.
 */
export async function getEnvoi(actor: Actor, db: Db, numero: string, rang?: number): Promise<EnvoiLu> {
  const reach = actor.gestion ? { statut: { not: 'a_finaliser' as const } } : demandesOf(actor, 'demande:lire')
  const garde = await db.envoi.findFirst({
    where: { ...(rang === undefined ? {} : { rang }), demande: { AND: [{ numero }, reach] } },
    orderBy: { rang: 'desc' },
    select: { demandeId: true, siren: true, rang: true, demarche: true, version: true, auteurId: true, contenu: true, empreinte: true },
  })
  if (!garde) throw notFound()
  const alteration = alterationOf(garde)
  if (alteration) throw new Error(`L’envoi ${garde.rang} de ${numero} n’est plus celui qui a été figé (${alteration}).`)
  return { ...Contenu.parse(garde.contenu), empreinte: garde.empreinte }
}
