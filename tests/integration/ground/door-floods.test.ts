import { type IncomingMessage, request, type RequestListener, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createDoor, type DoorOptions } from '@/scripts/door/door.ts'
import { createHttpServer } from '@/scripts/door/http-server.ts'

/** Le serveur du portail derrière sa porte ; « moi=nom » dans le cookie vaut une session authentique. */
async function open(serve: RequestListener, options: Partial<DoorOptions> = {}): Promise<number> {
  const door = createDoor(serve, {
    appUrl: 'http://localhost',
    maxInFlight: 100,
    trustedProxies: 0,
    readSession: (cookies) => /^moi=(\w+)$/.exec(cookies ?? '')?.[1] ?? null,
    ...options,
  })
  const server = createHttpServer(door, { upgrades: false })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.closeAllConnections())
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

function raw(port: number, from: string, text: string): Socket & { seen: string } {
  const socket = Object.assign(connect({ port, host: '127.0.0.1', localAddress: from }), { seen: '' })
  socket.on('error', () => undefined)
  socket.on('data', (part) => {
    socket.seen += part.toString()
  })
  socket.write(text)
  onTestFinished(() => void socket.destroy())
  return socket
}
type Asked = { from: string; method?: string; headers?: Record<string, string> }
function status(port: number, path: string, { from, method = 'GET', headers = {} }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const req = request({ port, host: '127.0.0.1', localAddress: from, path, method, headers, agent: false }, (res) => {
      res.resume().on('end', () => resolve(res.statusCode ?? 0))
    })
    req.on('error', reject)
    req.end()
  })
}
const answers = (socket: { seen: string }): number => socket.seen.match(/HTTP\/1\.1 \d+/g)?.length ?? 0
const get = (path: string, more = '', method = 'GET'): string => `${method} ${path} HTTP/1.1\r\nhost: localhost\r\n${more}\r\n`

let served = 0
/** Sert au bout d’un instant, comme une page. */
const soon: RequestListener = (_, res) => {
  served++
  setTimeout(() => res.end('servi'), 20)
}

test('des requêtes sans fin, collées sur une connexion, ne sont ni servies ni lues : la connexion se ferme à la septième', async () => {
  const port = await open(soon)
  for (const [path, method] of [
    ['/accueil', 'GET'],
    ['/api/sante', 'GET'],
    ['/mark.svg', 'GET'],
    ['/x', 'PATCH'],
  ] as const) {
    served = 0
    const glued = raw(port, '127.50.0.1', get(path, '', method).repeat(1600))
    await expect.poll(() => glued.closed, { message: path }).toBe(true)
    expect(served, path).toBeLessThanOrEqual(6)
    expect(answers(glued), path).toBeLessThanOrEqual(6)
  }
})

test('un client qui en envoie deux d’avance, puis deux encore, est servi dans l’ordre ; cent l’une après l’autre le sont aussi', async () => {
  const port = await open((req, res) => void setTimeout(() => res.end(req.url), 20), { rate: { burst: 1000, perSecond: 100 } })
  const ahead = raw(port, '127.51.0.1', get('/a') + get('/b'))
  await expect.poll(() => answers(ahead)).toBe(2)
  ahead.write(get('/c') + get('/d', 'connection: close\r\n'))
  await expect.poll(() => ahead.closed).toBe(true)
  expect(ahead.seen.match(/\/[abcd]$|\/[abc](?=HTTP)/gm)?.join('')).toBe('/a/b/c/d')
  const patient = raw(port, '127.51.0.1', get('/0'))
  for (let n = 1; n <= 100; n++) {
    await expect.poll(() => answers(patient), { interval: 1 }).toBe(n)
    patient.write(get(`/${n}`))
  }
  expect(patient.closed).toBe(false)
})

test('une connexion perdue rend la place de toutes ses requêtes, celles qui attendaient leur tour comprises', async () => {
  const held: ServerResponse[] = []
  const port = await open((req, res) => (req.url === '/lent' ? void held.push(res) : res.end('servi')), { maxInFlight: 6 })
  const closed: string[] = []
  const two = raw(port, '127.52.0.1', get('/lent').repeat(2))
  await expect.poll(() => held.length).toBe(2)
  for (const res of held) res.once('close', () => closed.push('close'))
  expect(await status(port, '/', { from: '127.52.0.1' })).toBe(503)
  two.destroy()
  await expect.poll(() => closed.length).toBe(2)
  expect(await status(port, '/', { from: '127.52.0.1' })).toBe(200)
})

test('« /api/sante » est répondue à la porte : Next n’en voit rien, et un répartiteur qui demande chaque seconde n’est jamais refusé', async () => {
  served = 0
  const port = await open(soon)
  const probe = (path: string) => status(port, path, { from: '127.53.0.1' })
  expect(await status(port, '/api/sante', { from: '127.53.0.1', method: 'HEAD' })).toBe(200)
  expect(await status(port, '/api/sante', { from: '127.53.0.1', method: 'POST' })).toBe(405)
  const alive = await fetch(`http://127.0.0.1:${port}/api/sante`)
  expect([alive.headers.get('content-type'), await alive.text()]).toEqual(['application/json', '{"etat":"vivant"}'])
  expect(served).toBe(0)
  // Dix répartiteurs d’un même voisinage, dix secondes en une : le rythme tient sans fin.
  for (let second = 0; second < 10; second++) {
    const seen = await Promise.all(Array.from({ length: 10 }, () => [probe('/api/sante'), probe('/api/sante/pret')]).flat())
    expect(new Set(seen)).toEqual(new Set([200]))
    await sleep(100)
  }
})

test.each([
  ['un fichier', '/mark.svg', 'GET'],
  ['une sonde', '/api/sante', 'GET'],
  ['la sonde qui lit la base', '/api/sante/pret', 'GET'],
  ['un geste refusé', '/x', 'PATCH'],
  ['une adresse mal écrite', '/%', 'GET'],
])('%s a son allure, par voisinage : les autres et les pages n’en sentent rien', async (_, path, method) => {
  const port = await open((_req: IncomingMessage, res) => void res.end('servi'))
  const lived = method === 'PATCH' ? 405 : path === '/%' ? 400 : 200
  const from = '127.54.0.1'
  expect(await status(port, path, { from, method })).toBe(lived)
  let refused = 0
  for (let turn = 0; turn < 300 && refused === 0; turn++) {
    const seen = await Promise.all(Array.from({ length: 20 }, () => status(port, path, { from, method })))
    refused = seen.filter((one) => one === 429).length
  }
  expect(refused).toBeGreaterThan(0)
  expect(await status(port, path, { from: '127.55.0.1', method })).toBe(lived)
  expect(await status(port, path, { from, method, headers: { cookie: 'moi=claire' } })).toBe(lived)
  expect(await status(port, '/connexion', { from })).toBe(200)
})

test('le matin, cent personnes derrière une adresse, vingt fichiers chacune : aucun n’est refusé', { timeout: 60_000 }, async () => {
  const port = await open((_, res) => void res.end('servi'))
  for (let person = 0; person < 100; person++) {
    const seen = await Promise.all(Array.from({ length: 20 }, () => status(port, '/_next/static/a.css', { from: '127.56.0.1' })))
    expect(new Set(seen)).toEqual(new Set([200]))
  }
})
