import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db } from '@/lib/data/prisma'
import { MESSAGES_MAX } from './texte'

/**
 * Combien de messages, en partant du dernier, il faut montrer pour que tous ceux que ce côté n’a pas lus y soient : les jamais lus, et ceux que
 * les notifications de la personne annoncent, même si un collègue les a ouverts. Lu avant la demande : le nombre seul en sort, et la demande
 * juge ensuite qui l’atteint.
 * @param cote le côté qui a écrit.
 * @returns 0 quand tout est lu.
 */
export async function unreadSpan(actor: Actor, db: Db, numero: string, cote: 'client' | 'gestion'): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    WITH d AS (SELECT id, siren FROM demande WHERE numero = ${numero}),
    l AS (SELECT m.rang, m.cote, m.lu_le FROM message m JOIN d ON m.demande_id = d.id AND m.siren = d.siren),
    neuves AS (SELECT count(*) AS n FROM notification x JOIN d ON x.demande_id = d.id
      WHERE x.utilisateur_id = ${actor.utilisateur.id}::uuid AND x.lu_le IS NULL AND x.type IN ('message', 'piece_demandee', 'correction_demandee')),
    annonces AS (SELECT rang FROM l WHERE cote = ${cote}::"CoteMessage" ORDER BY rang DESC LIMIT (SELECT n FROM neuves))
    SELECT count(*)::int AS n FROM l WHERE rang >= LEAST(
      (SELECT min(rang) FROM l WHERE cote = ${cote}::"CoteMessage" AND lu_le IS NULL), (SELECT min(rang) FROM annonces))`
  // Au-delà, ce qui n’est pas montré reste non lu, et se demande : une page reste lisible.
  return Math.min(row?.n ?? 0, MESSAGES_MAX)
}

/** Les messages qu’une page a montrés, du plus ancien au plus récent ; ce qui arrive pendant qu’on la lit n’en est pas. */
export type Montre = { messages: readonly { rang: bigint }[] }

/** Ce qu’une première lecture peut marquer : du premier au dernier message montré, rien quand il n’y en a aucun. */
export const shownRanks = ({ messages }: Montre): { gte: bigint; lte: bigint } => ({
  gte: messages[0]?.rang ?? 0n,
  lte: messages.at(-1)?.rang ?? -1n,
})
