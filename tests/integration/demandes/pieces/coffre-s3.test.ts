import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { openRelais } from '../../../support/relais.ts'
import { openS3 } from '../../../support/s3.ts'

const s3 = await openS3()
const relais = await openRelais(s3.endpoint)
// Posé avant que la configuration ne soit lue.
Object.assign(process.env, s3.environment, { S3_ENDPOINT: relais.adresse(s3.endpoint).replace(/\/$/, '') })
const { eprouverCoffre } = await import('./coffre')
const { listStored, storeFile } = await import('@/lib/demandes/pieces/store')
const { coffre } = await import('@/lib/demandes/pieces/coffre')
const { coffreOwner, takeCoffre } = await import('@/lib/demandes/pieces/owner')
const { sweepPieces } = await import('@/lib/jobs/sweep-pieces')
afterAll(async () => {
  await relais.close()
  await s3.close()
})

eprouverCoffre()

it('un envoi coupé au milieu échoue, et ne laisse rien de lisible au seau', { timeout: 60_000 }, async () => {
  const avant = await listStored(-1e15, new Date())
  relais.couperApres(300_000)
  await expect(storeFile('900000019', randomBytes(1_000_000), new Date())).rejects.toThrow()
  relais.rendre()
  await sleep(200)
  expect(await listStored(-1e15, new Date())).toEqual(avant)
})

it('un seau muet se dit en un temps borné', { timeout: 60_000 }, async () => {
  relais.taire()
  await expect(storeFile('900000019', randomBytes(1_000), new Date())).rejects.toThrow()
  relais.rendre()
})

describe('un seau que l’on balaie', () => {
  const DEMAIN = new Date(Date.now() + 2 * 86_400_000)
  const toutes = async () => {
    const cles: string[] = []
    for await (const { cle } of (await coffre()).list()) cles.push(cle)
    return cles.sort()
  }
  const vider = async () => {
    for (const cle of await toutes()) await (await coffre()).disk.delete(cle)
  }

  it('sans marque, plein de fichiers que cette base ne nomme pas : c’est celui d’une autre, rien ne s’y efface', async () => {
    await vider()
    for (let n = 0; n < 5; n++) await storeFile('900000019', randomBytes(10), new Date())
    const avant = await toutes()
    expect([await sweepPieces(DEMAIN), await coffreOwner()]).toEqual([0, 'libre'])
    expect(await toutes()).toEqual(avant)
  })

  it('marqué d’une autre base : rien ne s’y efface', async () => {
    await vider()
    await (await coffre()).disk.put('portail.txt', '7123456789-16384\n')
    await storeFile('900000019', randomBytes(10), new Date())
    const avant = await toutes()
    expect([await coffreOwner(), await sweepPieces(DEMAIN)]).toEqual(['autre', 0])
    expect(await toutes()).toEqual(avant)
  })

  it('vide, il est pris ; à nous, ce qui n’a pas de ligne s’efface, et rien qui ne soit du portail', async () => {
    await vider()
    expect([await sweepPieces(DEMAIN), await coffreOwner()]).toEqual([0, 'nous'])
    const { cle } = await storeFile('900000019', randomBytes(10), new Date())
    await (await coffre()).disk.put('sauvegardes/2026-11-29/base.tar', 'x')
    expect(await sweepPieces(DEMAIN)).toBe(1)
    expect(await toutes()).toEqual(['portail.txt', 'sauvegardes/2026-11-29/base.tar'])
    expect(cle).toMatch(/^\d{4}-/)
  })

  it('plus de cent fichiers d’un coup, et plus de la moitié : la base n’est pas la bonne, rien ne s’efface', async () => {
    await vider()
    await takeCoffre()
    const { disk } = await coffre()
    await Promise.all(Array.from({ length: 101 }, () => disk.put(`2026-11-29/casier/${randomUUID()}`, 'x')))
    expect(await sweepPieces(DEMAIN)).toBe(0)
    expect(await toutes()).toHaveLength(102)
  })
})
