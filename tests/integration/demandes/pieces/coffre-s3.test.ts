import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { openRelais } from '../../../support/relais.ts'
import { openS3 } from '../../../support/s3.ts'

const s3 = await openS3()
const relais = await openRelais(s3.endpoint)
// Posé avant que la configuration ne soit lue.
Object.assign(process.env, s3.environment, { S3_ENDPOINT: relais.adresse(s3.endpoint).replace(/\/$/, '') })
const { eprouverCoffre } = await import('./coffre')
const { listStored, storeFile } = await import('@/lib/demandes/pieces/store')
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
