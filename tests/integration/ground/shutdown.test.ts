import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { isShuttingDown, onShutdown } from '@/lib/ground/store'
import { closeServer } from '@/scripts/door/close-server.ts'
import { createDoor } from '@/scripts/door/door.ts'

test('l’arrêt va dans l’ordre : pas prêt, flux, requêtes en cours, travaux, connexions ; une étape en panne n’arrête pas les autres', async () => {
  const order: string[] = []
  let slow: ServerResponse | undefined
  const serve = (_: unknown, res: ServerResponse) => {
    slow = res
    res.on('finish', () => order.push('requête'))
  }
  const door = createDoor(serve, { appUrl: 'http://localhost', maxInFlight: 10, trustedProxies: 0 })
  const server = createServer(door)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  onShutdown('pools', () => void order.push('connexions'))
  onShutdown('jobs', () => void order.push('travaux'))
  onShutdown('streams', () => void order.push(`flux, prêt : ${!isShuttingDown()}`))
  onShutdown('streams', () => Promise.reject(new Error('panne voulue par cet essai')))
  const forgotten = onShutdown('jobs', () => void order.push('oublié'))
  forgotten()

  const running = fetch(url).then((answer) => answer.text())
  await expect.poll(() => slow !== undefined).toBe(true)
  const stopped = closeServer(server)
  await expect.poll(() => order.length).toBe(1)
  await expect(fetch(url)).rejects.toThrow()
  slow?.end('finie')
  expect(await running).toBe('finie')
  await stopped

  expect(order).toEqual(['flux, prêt : false', 'requête', 'travaux', 'connexions'])
})

test('une requête qui ne finit pas est coupée à la limite', async () => {
  const server = createServer(() => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const running = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).catch((error: Error) => error.message)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const start = performance.now()
  await closeServer(server, { requestsMs: 300 })
  expect(performance.now() - start).toBeLessThan(2000)
  expect(await running).toBe('fetch failed')
})
