import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { stampSid } from '@/lib/identite/session-cookie'
import { ROOT } from '@/scripts/paths.ts'
import { freePort } from './children.ts'

/**
 * Un portail pour de vrai, `scripts/server.ts` dans son processus ; seul Next y est remplacé, par un rendu qui dit ce qu’il reçoit et tient `/lent`.
 * Comme lui, il se branche sur le serveur à la première requête pour ce qui demande à changer de protocole, et laisse ouvert ce qu’il n’attend pas.
 */
const secret = randomBytes(48).toString('base64')
const SID = 'S'.repeat(43)
let port = 0
let child: ChildProcessByStdio<null, Readable, null>

beforeAll(async () => {
  port = Number(await freePort())
  const built = mkdtempSync(join(tmpdir(), 'construction-'))
  mkdirSync(join(built, 'static'))
  const env = {
    NEXT_DIST_DIR: relative(ROOT, built),
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    DEMO: 'oui',
    AUTH_SECRET: secret,
    PASSWORD_PEPPER: randomBytes(48).toString('base64'),
    CHAMP_KEK: randomBytes(48).toString('base64'),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    DATABASE_URL: 'postgresql://a',
    DATABASE_APP_URL: 'postgresql://b',
    DATABASE_SYSTEME_URL: 'postgresql://c',
    REQUETES_MAX: '12',
    ARRET_DELAI_MS: '0',
    PROXY_DE_CONFIANCE: '0',
  }
  const next = `export default () => ({
    prepare: async () => undefined,
    close: async () => undefined,
    getRequestHandler: () => (req, res) => {
      const { server } = req.socket
      if (server.listenerCount('upgrade') === 0) server.on('upgrade', () => undefined)
      if (req.url !== '/lent') res.end(JSON.stringify(req.headers))
    },
  })`
  const code = `
    const { registerHooks } = await import('node:module')
    Object.assign(process.env, ${JSON.stringify(env)})
    const url = 'data:text/javascript,' + encodeURIComponent(${JSON.stringify(next)})
    registerHooks({ resolve: (name, context, resolve) => name === 'next' ? { url, shortCircuit: true } : resolve(name, context) })
    const { noteSession } = await import('./lib/ground/known-sessions.ts')
    noteSession('${SID}', 'claire')
    const { servePortal } = await import('./scripts/server.ts')
    console.log((await servePortal({ dev: false })).address)`
  child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(child.stdout, 'data')
  expect(String(said).trim()).toBe(env.APP_URL)
})
afterAll(() => void child?.kill('SIGKILL'))

const claire = { cookie: `__Host-session=${stampSid(SID, secret, '__Host-session')}` }
function ask(path: string, { from, method = 'GET', headers = {}, body }: { from: string; method?: string; headers?: object; body?: string }) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) }
    const req = request({ port, host: '127.0.0.1', localAddress: from, path, method, headers: sent, agent: false }, (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body: text }))
    })
    req.on('error', reject)
    req.end(body)
    onTestFinished(() => void req.destroy())
  })
}
/** Une connexion où l’on écrit ce qu’on veut. */
function raw(from: string, text: string): Socket & { seen: string } {
  const socket = Object.assign(connect({ port, host: '127.0.0.1', localAddress: from }), { seen: '' })
  socket.on('error', () => undefined)
  socket.on('data', (part) => {
    socket.seen += part.toString()
  })
  socket.write(text)
  onTestFinished(() => void socket.destroy())
  return socket
}
const status = async (path: string, options: Parameters<typeof ask>[1]) => (await ask(path, options)).status

test('les en-têtes de l’intérieur, l’action renvoyée, l’adresse forgée', async () => {
  const { body } = await ask('/', {
    from: '127.30.0.1',
    headers: { 'x-middleware-subrequest': 'a', 'x-nextjs-data': '1', 'x-forwarded-for': '9.9.9.9' },
  })
  expect(JSON.parse(body)).toMatchObject({ 'x-forwarded-for': '127.30.0.1' })
  expect(body).not.toMatch(/x-middleware|x-nextjs/)
  expect(await status('/', { from: '127.30.0.1', method: 'POST', headers: { 'x-action-forwarded': '1' } })).toBe(409)
})

test('les bornes des envois, celles des inconnus et celles de qui est connecté', async () => {
  const body = 'x'.repeat(200_000)
  const post = (headers: object) =>
    status('/connexion', { from: '127.31.0.1', method: 'POST', body, headers: { 'content-type': 'text/plain', ...headers } })
  expect([await post({}), await post(claire), await post({ cookie: '__Host-session=faux' })]).toEqual([413, 200, 413])
  const broken = { from: '127.31.0.1', method: 'POST', body: '--x', headers: { 'content-type': 'multipart/form-data' } }
  expect(await status('/connexion', broken)).toBe(400)
})

test('REQUETES_MAX : la part d’un voisinage, les places gardées à qui est connecté', async () => {
  const held = Array.from({ length: 4 }, (_, i) => raw(`127.32.0.${i + 1}`, 'GET /lent HTTP/1.1\r\nhost: localhost\r\n\r\n'))
  await expect.poll(() => status('/', { from: '127.32.0.9' })).toBe(503)
  expect(await status('/', { from: '127.33.0.1' })).toBe(200)
  expect(await status('/', { from: '127.32.0.1', headers: claire })).toBe(200)
  for (const socket of held) socket.destroy()
  await expect.poll(() => status('/', { from: '127.32.0.9' })).toBe(200)
})

test('un envoi d’inconnu à moitié : 408 en quelques secondes ; ce que Node ne comprend pas : une phrase', async () => {
  const half = raw('127.34.0.1', 'POST /connexion HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: 900\r\n\r\nx')
  const mangled = raw('127.34.0.2', 'n’importe quoi\r\n\r\n')
  await expect.poll(() => mangled.seen).toContain('Le portail n’a pas compris cette demande')
  await expect.poll(() => half.seen, { timeout: 9000 }).toContain('HTTP/1.1 408')
})

test('qui demande à changer de protocole reçoit la réponse ordinaire ; sa connexion se ferme comme une autre', async () => {
  expect(await status('/', { from: '127.40.0.1' })).toBe(200)
  const websocket = 'host: localhost\r\nconnection: Upgrade, close\r\nupgrade: websocket\r\n\r\n'
  const h2c = 'host: localhost\r\nconnection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n'
  const asked = ['/', '/_next/webpack-hmr', '/api/sante', '/inconnue'].map((path) => raw('127.40.0.1', `GET ${path} HTTP/1.1\r\n${websocket}`))
  const curl = raw('127.40.0.1', `GET /connexion HTTP/1.1\r\n${h2c}`)
  for (const socket of [...asked, curl]) await expect.poll(() => socket.seen).toMatch(/^HTTP\/1\.1 200 [\s\S]*\}$/)
  for (const socket of asked) await expect.poll(() => socket.closed).toBe(true)
  // Gardée ouverte comme le veut HTTP/1.1, jusqu’au silence d’une connexion qui ne sert plus.
  await expect.poll(() => curl.closed, { timeout: 15_000 }).toBe(true)
})

test('cinq cents demandes de changer de protocole ne prennent la place de personne', async () => {
  for (let i = 0; i < 520; i++)
    raw('127.41.0.1', 'GET /_next/webpack-hmr HTTP/1.1\r\nhost: localhost\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n')
  await expect.poll(() => status('/', { from: '127.41.0.9' }).catch(() => 0), { timeout: 20_000 }).toBe(200)
})

test('sans hôte, ou attendant ce que rien ne promet : notre page, en français', async () => {
  const anonymous = raw('127.42.0.1', 'GET / HTTP/1.1\r\n\r\n')
  const waiting = raw('127.42.0.1', 'GET / HTTP/1.1\r\nhost: localhost\r\nexpect: 200-ok\r\n\r\n')
  await expect.poll(() => anonymous.seen).toMatch(/^HTTP\/1\.1 400 [\s\S]*Cette adresse est mal écrite/)
  await expect.poll(() => waiting.seen).toMatch(/^HTTP\/1\.1 417 [\s\S]*Le portail n’a pas compris cette demande/)
  const old = raw('127.42.0.1', 'GET / HTTP/1.0\r\n\r\n')
  await expect.poll(() => old.seen).toMatch(/^HTTP\/1\.1 200 /)
})

test('un en-tête qui goutte est coupé en dix secondes', async () => {
  const drip = raw('127.35.0.1', 'GET / HTTP/1.1\r\nhost: localhost\r\n')
  const drops = setInterval(() => drip.write('x'), 200)
  onTestFinished(() => clearInterval(drops))
  await expect.poll(() => drip.closed, { timeout: 15_000 }).toBe(true)
})

test('l’allure d’un voisinage d’inconnus, cinq cents connexions neuves de suite', async () => {
  const flood: number[] = []
  for (let turn = 0; turn < 40; turn++)
    flood.push(...(await Promise.all(Array.from({ length: 25 }, (_, i) => status('/mark.txt', { from: `127.36.0.${turn + i + 1}` })))))
  expect(flood.filter((one) => one === 429).length).toBeGreaterThan(100)
  expect(await status('/', { from: '127.36.0.1', headers: claire })).toBe(200)
  expect(await status('/', { from: '127.37.0.1' })).toBe(200)
})

test('les connexions d’un voisinage sont bornées, et celles de qui est connecté n’en sont pas', async () => {
  const hers = raw('127.38.0.1', `GET / HTTP/1.1\r\nhost: localhost\r\ncookie: ${claire.cookie}\r\n\r\n`)
  await expect.poll(() => hers.seen).toContain('HTTP/1.1 200')
  const open = Array.from({ length: 520 }, () => raw('127.38.0.1', ''))
  await expect.poll(() => open.filter((socket) => socket.closed).length).toBe(20)
  expect(hers.closed).toBe(false)
  expect(await status('/', { from: '127.39.0.1' })).toBe(200)
  for (const socket of open) socket.destroy()
})

test.each([
  ['REQUETES_MAX', '3'],
  ['ARRET_DELAI_MS', '-1'],
])('%s=%s : une phrase, et rien ne sert', async (name, value) => {
  vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { servePortal } = await import('@/scripts/server.ts')
  await expect(servePortal({ dev: true })).rejects.toThrow(new RegExp(`${name} doit être un nombre entier`))
})
