import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { currentRequest, setStatus } from '@/lib/ground/store'
import { createDoor, type DoorOptions } from '@/scripts/door/door.ts'

type Serve = (req: IncomingMessage, res: ServerResponse) => unknown

async function open(serve: Serve, options: Partial<DoorOptions> = {}): Promise<string> {
  const door = createDoor(serve, { appUrl: 'http://localhost', maxInFlight: 100, trustedProxies: 0, ...options })
  const server = createServer(door)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.closeAllConnections())
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const seen = (req: IncomingMessage, res: ServerResponse) => res.end(JSON.stringify(req.headers))

test('le statut et les en-têtes demandés par la page remplacent ceux de Next, le corps reste entier', async () => {
  const url = await open(async (_, res) => {
    setStatus(403, { 'retry-after': '5' })
    await Promise.resolve()
    res.end('<h1>Accès refusé</h1>')
  })
  const answer = await fetch(url)
  expect(answer.status).toBe(403)
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(await answer.text()).toBe('<h1>Accès refusé</h1>')
})

test('le statut demandé gagne sur un writeHead explicite, mais pas sur une redirection', async () => {
  const url = await open((req, res) => {
    setStatus(404)
    const redirect = req.url === '/redirection'
    res.writeHead(redirect ? 307 : 200, redirect ? 'Temporary Redirect' : 'OK', redirect ? { location: '/' } : {}).end()
  })
  expect((await fetch(url)).status).toBe(404)
  expect((await fetch(`${url}/redirection`, { redirect: 'manual' })).status).toBe(307)
})

test('deux requêtes mêlées gardent chacune leur statut et leur numéro', async () => {
  const url = await open(async (req, res) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (req.url === '/refus') setStatus(404)
    await new Promise((resolve) => setTimeout(resolve, 20))
    res.end(currentRequest()?.requestId)
  })
  const [refused, served] = await Promise.all([fetch(`${url}/refus`), fetch(url)])
  expect([refused.status, served.status]).toEqual([404, 200])
  expect(await refused.text()).toBe(refused.headers.get('x-request-id'))
  expect(await served.text()).toBe(served.headers.get('x-request-id'))
  expect(refused.headers.get('x-request-id')).not.toBe(served.headers.get('x-request-id'))
  expect(served.headers.get('x-request-id')).toMatch(/^[2-9A-HJ-NP-Z]{10}$/)
})

test('au-delà du plafond : 503, quand revenir, et la place se libère', async () => {
  const waiting: ServerResponse[] = []
  const url = await open((req, res) => (req.url === '/lent' ? waiting.push(res) : res.end('servi')), { maxInFlight: 6 })
  const slow = [fetch(`${url}/lent`), fetch(`${url}/lent`)]
  await expect.poll(() => waiting.length).toBe(2)

  const surplus = await fetch(url)
  expect(surplus.status).toBe(503)
  expect(surplus.headers.get('retry-after')).toBe('2')
  expect(await surplus.text()).toContain('Le portail est très demandé')
  expect((await fetch(`${url}/api/sante`)).status).toBe(200)
  expect((await fetch(`${url}/_next/static/a.js`)).status).toBe(200)

  for (const res of waiting) res.end('fini')
  await Promise.all(slow)
  await expect.poll(async () => (await fetch(url)).status).toBe(200)
})

test('un flux vivant ne prend pas la place d’une requête', async () => {
  const url = await open(
    (req, res) => (req.url === '/flux' ? res.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n') : res.end('servi')),
    { maxInFlight: 1 },
  )
  const flux = await fetch(`${url}/flux`)
  expect((await fetch(url)).status).toBe(200)
  await flux.body?.cancel()
})

test('les en-têtes forgés sont retirés ou réécrits', async () => {
  const url = await open(seen)
  const forged = {
    'x-middleware-subrequest': 'middleware:middleware',
    'x-middleware-rewrite': '/gestion',
    'content-security-policy': `script-src 'nonce-volé'`,
    'x-chemin': '/ailleurs',
    'x-forwarded-host': 'pirate.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '9.9.9.9',
    forwarded: 'host=pirate.example',
  }
  const kept = (await (await fetch(url, { headers: forged })).json()) as Record<string, string>
  for (const name of ['x-middleware-subrequest', 'x-middleware-rewrite', 'content-security-policy', 'x-chemin', 'forwarded'])
    expect(kept[name]).toBeUndefined()
  expect(kept['x-forwarded-host']).toBe(new URL(url).host)
  expect(kept['x-forwarded-proto']).toBe('http')
  expect(kept['x-forwarded-for']).toBe('127.0.0.1')
})

test('ce que Next ne dit qu’à lui-même n’entre pas, ce que son routeur envoie entre', async () => {
  const url = await open(seen)
  const inner = [
    'x-middleware-subrequest',
    'x-middleware-prefetch',
    'x-middleware-override-headers',
    'x-middleware-request-x-chemin',
    'x-action-redirect',
    'x-action-revalidated',
    'x-nextjs-data',
    'x-nextjs-cache',
    'x-nextjs-postponed',
    'x-nextjs-rewritten-path',
    'x-next-resume-state-length',
    'x-next-revalidated-tags',
    'x-next-revalidate-tag-token',
    'x-next-cache-tags',
    'next-resume',
    'x-prerender-revalidate',
    'x-prerender-revalidate-if-generated',
    'x-invoke-path',
    'x-matched-path',
    'x-now-route-matches',
    'x-vercel-id',
    'x-edge-runtime',
    'x-invocation-id',
    'x-original-url',
    'x-rewrite-url',
    'x-http-method-override',
  ]
  const router = ['rsc', 'next-url', 'next-action', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch']
  const kept = (await (await fetch(url, { headers: Object.fromEntries([...inner, ...router].map((name) => [name, '1'])) })).json()) as object
  expect(inner.filter((name) => name in kept)).toEqual([])
  expect(router.filter((name) => !(name in kept))).toEqual([])
})

test('une action renvoyée d’une page à une autre est refusée : elle ne se joue que depuis sa page', async () => {
  let served = 0
  const url = await open((_, res) => {
    served++
    res.end()
  })
  for (const method of ['POST', 'GET'])
    for (const value of ['1', '', 'x']) {
      const answer = await fetch(url, { method, headers: { 'x-action-forwarded': value, 'next-action': 'a' } })
      expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Cette page a changé depuis que vous l’avez ouverte')])
      expect(answer.headers.get('x-nextjs-action-not-found')).toBe('1')
    }
  expect(served).toBe(0)
})

test('derrière un relais de confiance, son dire est cru et celui d’avant ne l’est pas', async () => {
  const url = await open((_, res) => res.end(currentRequest()?.clientIp), { trustedProxies: 1 })
  expect(await (await fetch(url, { headers: { 'x-forwarded-for': '6.6.6.6, 1.2.3.4' } })).text()).toBe('1.2.3.4')
})

test('les fichiers portent les en-têtes de sécurité, HSTS seulement en https', async () => {
  const plain = (await fetch(await open(seen))).headers
  expect(plain.get('x-content-type-options')).toBe('nosniff')
  expect(plain.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(plain.get('strict-transport-security')).toBeNull()
  const secure = (await fetch(await open(seen, { appUrl: 'https://portail.example' }))).headers
  expect(secure.get('strict-transport-security')).toContain('max-age=31536000')
})

test('une panne imprévue de Next donne un numéro, jamais une connexion coupée', async () => {
  const url = await open(() => Promise.reject(new Error('panne voulue par cet essai')))
  const answer = await fetch(url)
  expect(answer.status).toBe(500)
  expect(await answer.text()).toContain(answer.headers.get('x-request-id') ?? 'absent')
})

test('HEAD reçoit les mêmes en-têtes et pas de corps', async () => {
  const url = await open(() => Promise.reject(new Error('panne voulue par cet essai')))
  const status = await new Promise((resolve) => httpRequest(url, { method: 'HEAD' }, (res) => resolve(res.statusCode)).end())
  expect(status).toBe(500)
})
