import { type AddressInfo, connect, createServer } from 'node:net'
import type { Client } from 'pg'
import { expect, it } from 'vitest'
import { ClientSurveille } from '@/lib/data/client-surveille'

/** Un relais qui ne rend plus aucune réponse tant que tant de lectures ne sont pas parties : qui les attend une à une attend toujours. */
async function openGate(adresse: string, combien: number) {
  const { hostname, port } = new URL(adresse)
  let parties = 0
  let passer: () => void = () => undefined
  const toutes = new Promise<void>((suite) => {
    passer = suite
  })
  let ferme = false
  const serveur = createServer((client) => {
    const base = connect(Number(port), hostname)
    client.on('data', (octets) => {
      parties += octets.toString('latin1').split('SELECT').length - 1
      if (parties >= combien) passer()
      base.write(octets)
    })
    base.on('data', (octets) => void (ferme ? toutes : Promise.resolve()).then(() => client.write(octets)))
    client.on('close', () => base.destroy())
    for (const prise of [client, base]) prise.on('error', () => undefined)
  })
  await new Promise<void>((suite) => serveur.listen(0, '127.0.0.1', suite))
  const relayee = new URL(adresse)
  relayee.host = `127.0.0.1:${(serveur.address() as AddressInfo).port}`
  return {
    adresse: relayee.href,
    fermer: () => {
      parties = 0
      ferme = true
    },
    close: () => serveur.close(),
  }
}

it('ce qui se demande de front part ensemble, et chacun reçoit sa réponse ou son erreur', async () => {
  const porte = await openGate(process.env.DATABASE_URL ?? '', 3)
  const client = new ClientSurveille({ connectionString: porte.adresse, muetMs: 60_000 })
  await client.connect()
  porte.fermer()
  const lire = (sql: string) => (client as Client).query<{ n: number }>(sql).then(({ rows }) => rows[0]?.n)
  const rendues = await Promise.allSettled([lire('SELECT 1 AS n'), lire('SELECT 1 / 0 AS n'), lire('SELECT 3 AS n')])
  expect(rendues.map((une) => (une.status === 'fulfilled' ? une.value : String(une.reason)))).toEqual([1, 'error: division by zero', 3])
  expect(client.repos).toBe(true)
  await client.end()
  porte.close()
})
