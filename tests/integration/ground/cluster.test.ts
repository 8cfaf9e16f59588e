import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withClient } from '@/scripts/database.ts'
import { openCluster } from '@/scripts/postgres.ts'
import { holdWith } from './children.ts'
import { newFolder } from './folder.ts'

const open = (dataDir: string) => openCluster({ dataDir, password: 'mot-de-passe-d-essai', durable: false })
const postmaster = (dataDir: string) => readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]

test('après un arrêt brutal de Node, l’ancien serveur est repris et garde ses données', async () => {
  const dataDir = newFolder()
  const first = await holdWith(`
    const { openCluster } = await import('./scripts/postgres.ts')
    await openCluster({ dataDir: '${dataDir}', password: 'mot-de-passe-d-essai', durable: false })
    console.log('ouvert')`)
  const before = postmaster(dataDir)
  await first.killed()

  const server = await open(dataDir)
  expect(postmaster(dataDir)).toBe(before)
  await server.stop()
})

test('deux ouvertures du même dossier donnent un seul serveur', async () => {
  const dataDir = newFolder()
  const server = await open(dataDir)
  const again = await open(dataDir)
  expect(again.port).toBe(server.port)
  await server.stop()
})

test('le serveur est sur la machine seulement, refuse un mauvais mot de passe, et retrouve son port', async () => {
  const dataDir = newFolder()
  const server = await open(dataDir)
  const { rows } = await withClient(server.adminUrl(), (client) =>
    client.query(
      `SELECT current_setting('listen_addresses') AS adresses, current_setting('unix_socket_directories') AS prises, current_setting('server_encoding') AS codage`,
    ),
  )
  expect(rows).toEqual([{ adresses: '127.0.0.1', prises: '', codage: 'UTF8' }])
  await expect(withClient(server.adminUrl().replace('mot-de-passe-d-essai', 'faux'), (client) => client.query('SELECT 1'))).rejects.toThrow(
    /password/,
  )
  await server.stop()

  const next = await open(dataDir)
  expect(next.port).toBe(server.port)
  await next.stop()
})

test('un numéro de processus repris par un autre programme n’empêche pas de démarrer', async () => {
  const dataDir = newFolder()
  const server = await open(dataDir)
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid')
  const lines = readFileSync(file, 'utf8').split('\n')
  await server.stop()
  writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'))

  const next = await open(dataDir)
  expect(postmaster(dataDir)).not.toBe(String(process.pid))
  await next.stop()
})
