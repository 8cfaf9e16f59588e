import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { actorOfSession, DUREES } from '@/lib/identite/session'
import { asActor } from '@/lib/data/as-actor'
import { checkClock } from '@/lib/data/check-clock'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { env } from '@/lib/ground/env'
import { maintenant } from '@/lib/ground/clock'
import { openSession } from '@/lib/identite/open-session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'
import { playAt, withPlayedTime } from '@/prisma/seed/heure'
import { withClient } from '../../../scripts/database'
import { shiftClock } from '../../support/horloge'
import { actorOf, DURAND } from '../demandes/brouillon/people'
import { startBrouillon } from '../../support/commandes'

const MINUTE = 60_000
const HEURE = 60 * MINUTE
const owner = () => env().DATABASE_URL
const truth = async (): Promise<number> =>
  withClient(owner(), async (client) => (await client.query<{ now: Date }>('SELECT now() AS now')).rows[0]?.now.getTime() ?? 0)
const signIn = async (): Promise<string> =>
  (await openSession(
    { identifiant: 'claire.durand@durand.example', motDePasse: DEMO_PASSWORD, espace: 'client' },
    { ip: '192.0.2.7', appareil: null },
  )) ?? ''

beforeEach(() => shiftClock(owner(), '0'))
afterEach(async () => {
  vi.useRealTimers()
  await shiftClock(owner(), '0')
})

/** Fait croire à la machine qu’il est une autre heure ; la base n’en sait rien. */
const mistake = (ecart: number) => vi.useFakeTimers({ now: Date.now() + ecart, toFake: ['Date'] })

describe('l’heure du portail', () => {
  it.each([
    ['en avance de 13 heures', 13 * HEURE],
    ['en retard de 13 heures', -13 * HEURE],
  ])('une machine %s ouvre une session de la durée promise', async (_, ecart) => {
    mistake(ecart)
    const sid = await signIn()
    const actor = await actorOfSession(sid, true)
    expect(actor?.utilisateur.prenom).toBe('Claire')
    const session = await systemDb('session').session.findFirst({
      where: { id: actor?.sessionId ?? '' },
      select: { ouverteLe: true, expireLe: true },
    })
    expect(Math.abs((session?.ouverteLe.getTime() ?? 0) - (await truth()))).toBeLessThan(MINUTE)
    expect((session?.expireLe.getTime() ?? 0) - (session?.ouverteLe.getTime() ?? 0)).toBeGreaterThanOrEqual(DUREES.client.absolue * MINUTE - 1000)
    expect((session?.expireLe.getTime() ?? 0) - (session?.ouverteLe.getTime() ?? 0)).toBeLessThanOrEqual(DUREES.client.absolue * MINUTE + 1000)
  })

  it('ce qu’écrit une machine qui se trompe porte l’heure de la base', async () => {
    const claire = await actorOf('claire.durand@durand.example')
    mistake(26 * HEURE)
    const id = crypto.randomUUID()
    await startBrouillon(claire, { siren: DURAND, slug: 'arret-de-travail', id })
    const ecrit = await asSystem('travail', async (db) => ({
      ...(await db.demande.findUniqueOrThrow({ where: { id }, select: { creeLe: true, modifieLe: true, expireLe: true } })),
      evenement: await db.evenement.findFirstOrThrow({ where: { type: 'brouillon.commence' }, orderBy: { rang: 'desc' }, select: { creeLe: true } }),
    }))
    for (const quand of [ecrit.creeLe, ecrit.modifieLe, ecrit.evenement.creeLe])
      expect(Math.abs(quand.getTime() - (await truth()))).toBeLessThan(MINUTE)
    expect(Math.abs((ecrit.expireLe?.getTime() ?? 0) - (await truth()) - 7 * 24 * HEURE)).toBeLessThanOrEqual(24 * HEURE)
  })

  it('code et SQL lisent le même instant, décalage compris, et une session inactive se ferme à 30 minutes de cette heure', async () => {
    const sid = await signIn()
    const claire = await actorOf('claire.durand@durand.example')
    for (const [decalage, vivante] of [
      ['29 minutes', true],
      ['31 minutes', false],
    ] as const) {
      await shiftClock(owner(), decalage)
      expect((await actorOfSession(sid, false)) !== null, decalage).toBe(vivante)
      const lus = await asActor(claire, async (db) => {
        const [row] = await db.$queryRaw<{ instant: Date }[]>`SELECT maintenant()::timestamptz(3) AS instant`
        return { sql: row?.instant.getTime(), code: maintenant().getTime() }
      })
      expect(lus.code).toBe(lus.sql)
      expect(Math.abs(maintenant().getTime() - lus.code)).toBeLessThan(MINUTE)
    }
  })

  it('le rôle des pages et celui des travaux ne peuvent pas déplacer l’heure', async () => {
    for (const url of [env().DATABASE_APP_URL, env().DATABASE_SYSTEME_URL])
      await expect(shiftClock(url, '1 day')).rejects.toThrow(/permission denied|must be owner/)
  })

  it('un décalage laissé dans la base arrête un portail de production, pas une démonstration', async () => {
    await shiftClock(owner(), '1 hour')
    await expect(checkClock()).resolves.toBeUndefined()
    const { DEMO } = env()
    Object.assign(env(), { DEMO: false })
    try {
      await expect(checkClock()).rejects.toThrow(/heure décalée/)
    } finally {
      Object.assign(env(), { DEMO })
    }
  })

  it('l’heure jouée du monde n’est que de sa transaction, revient à la vraie, et une production s’y refuse', async () => {
    const { DEMO } = env()
    const jadis = new Date('2026-01-05T09:00:00Z')
    const lue = (db: Pick<ReturnType<typeof systemDb>, '$queryRaw'>) => db.$queryRaw<{ le: Date }[]>`SELECT maintenant() AS le`
    await expect(
      withPlayedTime(owner(), async () => {
        await asSystem('travail', async (db) => {
          await playAt(db, jadis)
          expect([(await lue(db))[0]?.le, maintenant()]).toEqual([jadis, jadis])
          expect(Math.abs(((await lue(systemDb('session')))[0]?.le.getTime() ?? 0) - (await truth()))).toBeLessThan(MINUTE)
        })
        Object.assign(env(), { DEMO: false })
        await expect(checkClock()).rejects.toThrow(/heure décalée/)
        throw new Error('tombé')
      }),
    ).rejects.toThrow('tombé')
    await expect(checkClock()).resolves.toBeUndefined()
    Object.assign(env(), { DEMO })
  })
})
