import { beforeEach, describe, expect, it } from 'vitest'
import { systemDb } from '@/lib/data/as-system'
import { expireDelegations } from '@/lib/jobs/expire-delegations'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { client, delegate, firm, stateOf } from './monde'

const db = systemDb('connexion')
const jours = (n: number) => ({ repondreAvant: new Date(Date.now() + n * 86_400_000) })

/** Ce qui a été rappelé ou fermé depuis, et les courriels qui en partent. */
async function since(rang: bigint, type: string) {
  const lus = await db.evenement.findMany({ where: { type, rang: { gt: rang } }, orderBy: { rang: 'asc' }, select: { id: true, donnees: true } })
  for (const { id } of lus) await notifyEvent(id)
  const courriels = await db.courriel.findMany({
    where: { OR: lus.map(({ id }) => ({ cle: { startsWith: id } })) },
    select: { destinataire: true, texte: true },
  })
  return {
    faits: lus.map(({ donnees }) => donnees as { jours?: number; delegations?: string[]; cabinetId?: string }),
    courriels: lus.length > 0 ? courriels : [],
  }
}
const now = async () => (await db.evenement.findFirstOrThrow({ orderBy: { rang: 'desc' }, select: { rang: true } })).rang

beforeEach(async () => {
  await expireDelegations()
})

describe('une délégation sans réponse', () => {
  it('est rappelée à J-7 puis à J-1, un seul courriel par cabinet pour tous ses clients, une fois chacun', async () => {
    const [un, deux, a] = [await client(), await client(), await firm()]
    const ids = [await delegate(un, a, jours(6.5)), await delegate(deux, a, jours(6.2))]
    await delegate(await client(), a, jours(8))
    const debut = await now()
    await expireDelegations()
    await expireDelegations()
    const { faits, courriels } = await since(debut, 'delegation.rappelee')
    expect(faits.map((f) => [f.jours, [...(f.delegations ?? [])].sort()])).toEqual([[7, [...ids].sort()]])
    expect(courriels.map(({ destinataire }) => destinataire)).toEqual([a.responsable.email])
    await db.delegation.updateMany({ where: { id: { in: ids } }, data: jours(0.5) })
    const veille = await now()
    await expireDelegations()
    await expireDelegations()
    expect((await since(veille, 'delegation.rappelee')).faits.map((f) => f.jours)).toEqual([1])
  })

  it('passé son terme, se ferme, et les administrateurs du compte le savent ; la veille, non', async () => {
    const [de, a] = [await client(), await firm()]
    const [morte, vive] = [await delegate(de, a, jours(-0.001)), await delegate(await client(), a, jours(0.01))]
    const debut = await now()
    expect((await expireDelegations()).expirees).toBe(1)
    expect((await stateOf(morte)).etat).toBe('expiree')
    expect((await stateOf(vive)).etat).toBe('en_attente')
    const { courriels } = await since(debut, 'delegation.expiree')
    expect(courriels.map(({ destinataire }) => destinataire)).toEqual([de.admin.email])
  })

  it('une qui a sa réponse n’est ni rappelée ni fermée', async () => {
    const [de, a] = [await client(), await firm()]
    const id = await delegate(de, a, { ...jours(-1), etat: 'acceptee' })
    expect(await expireDelegations()).toEqual({ expirees: 0, rappelees: 0 })
    expect((await stateOf(id)).etat).toBe('acceptee')
  })
})
