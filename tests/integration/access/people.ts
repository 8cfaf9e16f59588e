import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { actorOfSession, fingerprint } from '@/lib/identite/session'
import { systemDb } from '@/lib/data/as-system'

/** Tout ce que la base contient, sans périmètre : le rôle système n’est retenu par aucune règle par ligne. */
export const base = () => systemDb('travail')

/** Une session de cette personne, écrite par la base : la gestion y entre sans code. @returns son identifiant. */
export async function sidOf(email: string): Promise<string> {
  const { id, gestion } = await base().utilisateur.findFirstOrThrow({ where: { email }, select: { id: true, gestion: true } })
  const sid = randomUUID().replaceAll('-', '').padEnd(43, 'x')
  await base().$executeRaw`
    INSERT INTO session (id, utilisateur_id, empreinte, espace, expire_le)
    VALUES (${randomUUID()}::uuid, ${id}::uuid, ${fingerprint(sid)}, ${gestion ? 'gestion' : 'client'}::"Espace", maintenant() + interval '1 hour')`
  return sid
}

/** La personne de cette adresse, par une session à elle. */
export async function actorOf(email: string): Promise<Actor> {
  const actor = await actorOfSession(await sidOf(email), false)
  if (!actor) throw new Error(`pas de session pour ${email}`)
  return actor
}

/** Deux ensembles d’identifiants sont les mêmes : le compte d’abord, qui se lit, puis le détail. */
export function same(found: Iterable<string>, expected: Iterable<string>, what: string): void {
  const [a, b] = [[...found].sort(), [...expected].sort()]
  expect(a.length, what).toBe(b.length)
  expect(a, what).toEqual(b)
}
