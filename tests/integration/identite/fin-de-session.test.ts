import { describe, expect, it } from 'vitest'
import { systemDb } from '@/lib/data/as-system'
import { closeSession } from '@/lib/identite/close-session'
import { openSession } from '@/lib/identite/open-session'
import { actorOfSession, DUREES, fingerprint, readEnd, readSession } from '@/lib/identite/session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'
import { PEOPLE } from '@/prisma/seed/cast'

const db = systemDb('session')
const MINUTE = 60_000

async function open(): Promise<string> {
  const sid = await openSession(
    { identifiant: PEOPLE.claire.email, motDePasse: DEMO_PASSWORD, espace: 'client' },
    { ip: '192.0.2.9', appareil: null },
  )
  if (!sid) throw new Error('pas entrée')
  return sid
}
const set = (sid: string, data: { vueLe?: Date; expireLe?: Date }) =>
  db.session.update({ where: { empreinte: fingerprint(sid) }, data, select: { id: true } })
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE)

describe('ce qu’il reste d’une session', () => {
  it('se compte sans geste et quoi que l’on fasse ; la lire ne la prolonge pas', async () => {
    const sid = await open()
    await set(sid, { vueLe: ago(28), expireLe: ago(-10) })
    const reste = async () => (await readSession(sid))?.reste
    const lu = await reste()
    expect(lu?.inactif).toBeGreaterThan(100)
    expect(lu?.inactif).toBeLessThanOrEqual(120)
    expect(lu?.absolu).toBeGreaterThan(580)
    expect(lu?.absolu).toBeLessThanOrEqual(600)
    expect((await reste())?.inactif).toBeLessThanOrEqual(lu?.inactif ?? 0)
    await actorOfSession(sid, true)
    expect((await reste())?.inactif, 'un geste la prolonge').toBeGreaterThan(DUREES.client.inactive * 60 - 20)
    expect((await reste())?.absolu, 'jamais au-delà de sa durée').toBeLessThanOrEqual(600)
  })
})

describe('comment une session a fini', () => {
  it('faute de geste, à l’heure où elle s’est fermée', async () => {
    const sid = await open()
    expect(await readEnd(sid)).toBeNull()
    const vueLe = ago(31)
    await set(sid, { vueLe })
    expect(await readSession(sid)).toBeNull()
    expect(await readEnd(sid)).toEqual({ quand: new Date(vueLe.getTime() + 30 * MINUTE), faute: 'inactive', minutes: 30 })
  })

  it('au bout de sa durée', async () => {
    const sid = await open()
    const expireLe = ago(1)
    await set(sid, { vueLe: ago(5), expireLe })
    expect(await readEnd(sid)).toEqual({ quand: expireLe, faute: 'absolue', minutes: 30 })
  })

  it('rien n’en est dit quand on l’a fermée, ni d’une inconnue', async () => {
    const sid = await open()
    const actor = await actorOfSession(sid, false)
    if (actor) await closeSession(actor)
    await set(sid, { vueLe: ago(31) })
    expect(await readEnd(sid)).toBeNull()
    expect(await readEnd('A'.repeat(43))).toBeNull()
  })
})
