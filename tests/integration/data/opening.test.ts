import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor, asReader } from '@/lib/data/as-actor'
import { openingOf, withOpening } from '@/lib/data/opening'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { actorOf } from '../demandes/brouillon/people'

let marc: Actor
beforeAll(async () => {
  marc = await actorOf('marc.leroy@durand.example')
})

const settings = async (db: Db) => {
  const [lu] = await db.$queryRaw<{ sirens: string; moi: string; lecture: string; instant: Date }[]>`
    SELECT current_setting('app.sirens') AS sirens, current_setting('app.utilisateur') AS moi, current_setting('transaction_read_only') AS lecture, maintenant() AS instant`
  return lu
}

it('une transaction s’ouvre avec son périmètre, sa lecture seule et l’heure de la base, et les rend avec elle', async () => {
  for (const [open, lecture] of [
    [asReader, 'on'],
    [asActor, 'off'],
  ] as const) {
    const { lu, instant } = await open(marc, async (db) => ({ lu: await settings(db), instant: maintenant() }))
    expect(lu).toMatchObject({ sirens: marc.perimetre.sirens.join(','), moi: marc.utilisateur.id, lecture })
    expect(Math.abs((lu?.instant.getTime() ?? 0) - instant.getTime())).toBeLessThanOrEqual(1)
  }
  const autre = { ...marc, utilisateur: { ...marc.utilisateur, id: `x'y\\z` }, perimetre: { sirens: [], comptes: [] }, acces: [] }
  expect(await asReader(autre, settings)).toMatchObject({ sirens: '', moi: `x'y\\z` })
})

it('l’instant de la transaction est celui que ses colonnes gardent : un acte n’est jamais d’une milliseconde avant son événement', async () => {
  for (let fois = 0; fois < 20; fois++) {
    const { dit, garde } = await asReader(marc, async (db) => {
      const [lu] = await db.$queryRaw<{ garde: string }[]>`SELECT (extract(epoch FROM maintenant()::timestamptz(3)) * 1000)::bigint::text AS garde`
      return { dit: maintenant().getTime(), garde: Number(lu?.garde) }
    })
    expect(dit).toBe(garde)
  }
})

it('sans ses réglages, une transaction n’est pas ouverte : elle ne lit rien', async () => {
  await expect(withOpening({}, async (instantOf) => instantOf())).rejects.toThrow('sans ses réglages')
  // Hors d’une ouverture, BEGIN reste BEGIN.
  const suite = () => undefined
  expect(openingOf({ text: 'BEGIN' }, suite)).toEqual({ demande: { text: 'BEGIN' }, suite })
})

it('une lecture rend son erreur, et laisse la connexion propre', async () => {
  for (let fois = 0; fois < 12; fois++)
    await expect(asReader(marc, (db) => db.$executeRaw`UPDATE notification SET lu_le = maintenant()`)).rejects.toThrow(/read-only/)
  expect(await asReader(marc, settings)).toMatchObject({ lecture: 'on' })
})
