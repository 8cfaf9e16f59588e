import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { notFound } from '@/lib/ground/errors'

/** Pourquoi toutes les sessions d’une personne, ou les autres, se ferment. */
export type MotifSessions = 'profil' | 'mot_de_passe' | 'second_facteur' | 'adresse' | 'compte' | 'retrait'

/**
 * Ferme les sessions d’une personne, dans la transaction ouverte.
 * @param sauf la session d’où elle le demande, qui reste ouverte.
 * @returns combien étaient ouvertes.
 */
export async function closeSessionsIn(db: Db, utilisateurId: string, motif: MotifSessions, sauf?: string): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { utilisateurId, fermeeLe: null, ...(sauf === undefined ? {} : { id: { not: sauf } }) },
    data: { fermeeLe: maintenant(), motif },
  })
  return count
}

/**
 * Ferme, de son profil, une autre de ses sessions, ou toutes les autres ; celle-ci se ferme en se déconnectant. Effet à la requête suivante (ASVS V7.4.1).
 * @param session son identifiant, ou « autres ».
 * @throws `notFound` quand ce n’est pas une session à elle ; déjà fermée, il n’y a rien à faire.
 */
export function closeOtherSessions(
  { actor }: Visit<'profil:proteger'>,
  { session }: { session: string },
): Promise<{ suite: 'session' | 'sessions' }> {
  const { utilisateur, sessionId } = actor
  return asSystem('connexion', async (tx) => {
    if (session !== 'autres') {
      const sienne = await tx.session.count({ where: { id: session, utilisateurId: utilisateur.id } })
      if (sienne === 0 || session === sessionId) throw notFound()
    }
    const { count } = await tx.session.updateMany({
      where: { utilisateurId: utilisateur.id, fermeeLe: null, id: session === 'autres' ? { not: sessionId } : session },
      data: { fermeeLe: maintenant(), motif: 'profil' },
    })
    if (count > 0) await record(tx, actor, 'session.fermee', { motif: 'profil', nombre: count })
    return { suite: session === 'autres' ? 'sessions' : 'session' }
  })
}
