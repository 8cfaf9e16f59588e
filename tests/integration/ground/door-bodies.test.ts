import { Agent, createServer, type IncomingMessage, request, type RequestListener, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { currentRequest } from '@/lib/ground/store'
import { limitsOf } from '@/scripts/door/body-limits.ts'
import { boundConnections, TIMEOUTS } from '@/scripts/door/connections.ts'
import { createDoor, type DoorOptions } from '@/scripts/door/door.ts'

/** Un serveur derrière la porte ; « moi=nom » dans le cookie vaut une session authentique, et le silence permis est court. */
async function open(
  options: Partial<DoorOptions> = {},
  serve: RequestListener = echo,
): Promise<{ port: number; server: ReturnType<typeof createServer> }> {
  const door = createDoor(serve, {
    appUrl: 'http://localhost',
    maxInFlight: 12,
    trustedProxies: 0,
    readSession: (cookies) => /^moi=(\w+)$/.exec(cookies ?? '')?.[1] ?? null,
    limits: (...asked) => ({ ...limitsOf(...asked), silenceMs: asked[2] ? 400 : 200 }),
    patienceMs: 200,
    ...options,
  })
  const server = createServer(TIMEOUTS, door)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.closeAllConnections())
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, server }
}

let served = 0
/** Ce que Next reçoit : la taille et la fin du corps. */
function echo(req: IncomingMessage, res: ServerResponse): void {
  served++
  const parts: Buffer[] = []
  req.on('data', (part: Buffer) => parts.push(part))
  req.on('end', () => res.end(JSON.stringify({ octets: Buffer.concat(parts).length, type: req.headers['content-type'] ?? null })))
}

/** La dernière requête a-t-elle repris une connexion gardée ? */
let reused = false
type Asked = { path?: string; method?: string; body?: Buffer | string; from?: string; who?: string; headers?: Record<string, string>; agent?: Agent }
function ask(
  port: number,
  { path = '/connexion', method = 'POST', body, from = '127.0.0.1', who, headers = {}, agent }: Asked,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = {
      ...(who ? { cookie: `moi=${who}` } : {}),
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      ...headers,
    }
    const req = request({ port, host: '127.0.0.1', path, method, localAddress: from, headers: sent, agent: agent ?? false }, (res) => {
      reused = req.reusedSocket
      let text = ''
      res.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body: text }))
    })
    req.on('error', reject)
    req.end(body)
  })
}

/** Une requête écrite à la main, dont le corps vient comme on veut. */
function half(
  port: number,
  from: string,
  { length = 50_000, who, path = '/connexion' }: { length?: number; who?: string; path?: string } = {},
): Socket & { seen: string } {
  const socket = Object.assign(connect({ port, host: '127.0.0.1', localAddress: from }), { seen: '' })
  socket.on('error', () => undefined)
  socket.on('data', (part) => {
    socket.seen += part.toString()
  })
  const cookie = who ? `cookie: moi=${who}\r\n` : ''
  socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost\r\n${cookie}content-type: text/plain\r\ncontent-length: ${length}\r\n\r\nx`)
  onTestFinished(() => void socket.destroy())
  return socket
}
const closed = (socket: Socket) => new Promise<void>((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())))

test('Next reçoit le corps entier, tel qu’il a été envoyé, annoncé ou en morceaux', async () => {
  const { port } = await open()
  const body = 'é'.repeat(30_000)
  expect(JSON.parse((await ask(port, { body, headers: { 'content-type': 'text/plain' } })).body)).toEqual({ octets: 60_000, type: 'text/plain' })
  const chunked = await ask(port, { body, headers: { 'transfer-encoding': 'chunked', 'content-length': '' } }).catch(() => null)
  expect(chunked === null || chunked.status === 400 || JSON.parse(chunked.body).octets === 60_000).toBe(true)
  expect((await ask(port, { method: 'GET' })).status).toBe(200)
})

test('chaque porte a sa borne, et celle d’un inconnu est la plus petite', async () => {
  const { port } = await open()
  const status = async (path: string, octets: number, who?: string, method = 'POST') =>
    (await ask(port, { path, method, body: Buffer.alloc(octets, 'x'), ...(who ? { who } : {}), headers: { 'content-type': 'text/plain' } })).status
  expect(await status('/connexion', 100_000)).toBe(200)
  expect(await status('/connexion', 100_001)).toBe(413)
  expect(await status('/e/900000019', 1_000_000, 'claire')).toBe(200)
  expect(await status('/e/900000019', 1_000_001, 'claire')).toBe(413)
  expect(await status('/api/auth/callback/credentials', 16_001, 'claire')).toBe(413)
  expect(await status('/deconnexion', 16_001, 'claire')).toBe(413)
  expect(await status('/connexion', 1, 'claire', 'GET')).toBe(413)
  // Les fichiers passent au fil de l’eau : leur porte compte elle-même, une fois la personne reconnue.
  for (const path of [
    '/api/brouillons/x/pieces',
    '/api/pieces/x',
    '/api/demandes/CP-1/messages',
    '/api/gestion/demandes/CP-1/messages',
    '/api/demandes/CP-1/pieces/x',
  ])
    expect(await status(path, 2_000_000, 'claire'), path).toBe(200)
})

test('un corps trop lourd est refusé par une phrase, en page ou en JSON, et Next n’en voit rien', async () => {
  const { port } = await open()
  served = 0
  for (const octets of [200_000, 3_400_000]) {
    const answer = await ask(port, { body: Buffer.alloc(octets, 'x'), headers: { 'content-type': 'text/plain' } })
    expect(answer.status).toBe(413)
    expect(answer.body).toContain('<h1>Cet envoi est trop lourd</h1>')
  }
  const json = await ask(port, { path: '/api/brouillons/x/champs', method: 'PUT', body: Buffer.alloc(200_000, 'x') })
  expect([json.status, JSON.parse(json.body).message]).toEqual([413, expect.stringContaining('Rien n’a été enregistré')])
  // Un formulaire ordinaire posté à la même sorte d’adresse est lu par une personne.
  const lu = await ask(port, { path: '/api/brouillons/x/champs', body: Buffer.alloc(200_000, 'x'), headers: { accept: 'text/html,*/*;q=0.8' } })
  expect(lu.status).toBe(413)
  expect(lu.body).toContain('<h1>Cet envoi est trop lourd</h1>')
  expect(served).toBe(0)
})

test('cent dix envois à moitié d’une adresse : une autre, et qui est connecté à la même, sont servis ; après, tous', async () => {
  const { port } = await open()
  served = 0
  const flood = Array.from({ length: 110 }, () => half(port, '127.0.0.9'))
  await sleep(60)
  const [other, colleague, page] = await Promise.all([
    ask(port, { from: '127.0.8.1', body: 'a=b' }),
    ask(port, { from: '127.0.0.9', who: 'claire', body: 'a=b' }),
    ask(port, { from: '127.0.0.9', method: 'GET', path: '/faq' }),
  ])
  expect([other.status, colleague.status, page.status]).toEqual([200, 200, 200])
  expect(served).toBe(3)
  await Promise.all(flood.map(closed))
  expect(flood.filter(({ seen }) => seen.startsWith('HTTP/1.1 503')).length).toBeGreaterThan(90)
  expect(flood.filter(({ seen }) => seen.includes('Votre envoi s’est interrompu')).length).toBeGreaterThan(4)
  expect((await ask(port, { from: '127.0.0.9', body: 'a=b' })).status).toBe(200)
  expect(served).toBe(4)
})

test('cent inconnus de cent adresses ne prennent pas les places de qui est connecté', async () => {
  const waiting: ServerResponse[] = []
  const { port } = await open({}, (req, res) => (req.url === '/lent' ? void waiting.push(res) : void res.end('servi')))
  const crowd = Array.from({ length: 100 }, (_, i) => ask(port, { from: `127.1.${i + 1}.1`, path: '/lent', method: 'GET' }))
  await expect.poll(() => waiting.length).toBe(9)
  expect((await ask(port, { from: '127.2.1.1', method: 'GET' })).status).toBe(503)
  expect((await ask(port, { from: '127.1.1.1', method: 'GET', who: 'claire' })).status).toBe(200)
  expect((await ask(port, { from: '127.1.1.1', method: 'GET', headers: { cookie: 'moi=un faux' } })).status).toBe(503)
  await sleep(300)
  for (const res of waiting) res.end('fini')
  expect((await Promise.all(crowd)).filter(({ status }) => status === 503).length).toBe(91)
  expect((await ask(port, { from: '127.2.1.1', method: 'GET' })).status).toBe(200)
})

test('l’avancée compte, pas la durée : un envoi lent et régulier passe bien au-delà du silence permis', async () => {
  const { port } = await open()
  const socket = half(port, '127.0.0.1', { length: 40_001, who: 'claire' })
  for (let i = 0; i < 40; i++) {
    await sleep(40)
    socket.write('x'.repeat(1000))
  }
  await expect.poll(() => socket.seen).toContain('"octets":40001')
})

test('un envoi qui se tait, ou qui goutte, rend sa place et ferme sa connexion', async () => {
  const { port } = await open()
  const silent = half(port, '127.0.0.2')
  const dripping = half(port, '127.0.0.3')
  const drops = setInterval(() => dripping.write('x'), 50)
  onTestFinished(() => clearInterval(drops))
  await Promise.all([closed(silent), closed(dripping)])
  for (const { seen } of [silent, dripping]) {
    expect(seen).toContain('HTTP/1.1 408')
    expect(seen).toContain('Votre envoi s’est interrompu')
  }
})

test('un formulaire abîmé ou aux trop nombreux champs est refusé avant Next, le pouls du serveur ne s’arrête pas', async () => {
  const { port } = await open()
  served = 0
  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  const part = (name: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\nv\r\n`
  const broken = await ask(port, { body: '--x\r\ncontent-disp', headers: type })
  expect([broken.status, broken.body]).toEqual([400, expect.stringContaining('Cet envoi est arrivé abîmé')])
  const many = await ask(port, { who: 'claire', body: `${Array.from({ length: 10_000 }, (_, i) => part(`c${i}`)).join('')}--x--`, headers: type })
  expect([many.status, many.body]).toEqual([413, expect.stringContaining('Cet envoi porte trop de champs')])
  expect(served).toBe(0)
})

test('une adresse aux paramètres sans fin est refusée, et un agent sans fin est coupé', async () => {
  const { port } = await open({}, (req, res) => void res.end(String(req.headers['user-agent']?.length)))
  for (const path of [`/connexion?${'a&'.repeat(1500)}`, `/connexion?${'a=1&'.repeat(101)}`])
    expect((await ask(port, { method: 'GET', path })).status, path.slice(0, 30)).toBe(414)
  expect((await ask(port, { method: 'GET', path: `/connexion?retour=${'%2F'.repeat(2000)}` })).status).toBe(200)
  expect((await ask(port, { method: 'GET', headers: { 'user-agent': 'a'.repeat(14_000) } })).body).toBe('500')
})

test('ce que Next dit en anglais devient notre page, avec le même statut et le numéro', async () => {
  const { port } = await open({}, (req, res) => {
    const status = Number(req.url?.slice(1, 4))
    res.statusCode = status
    // D’un verbe que sa route ne sert pas, Next ne dit que le statut.
    if (status === 405) return void res.end()
    res.setHeader('content-type', 'text/plain')
    if (req.url?.endsWith('flux')) {
      res.flushHeaders()
      res.write('Internal ')
      res.end('Server Error')
    } else res.end('Internal Server Error')
  })
  for (const path of ['/500', '/500flux', '/400', '/409flux', '/405']) {
    const answer = await ask(port, { method: 'GET', path })
    expect(answer.status, path).toBe(Number(path.slice(1, 4)))
    expect(answer.body, path).toContain('<html lang="fr">')
    expect(answer.body, path).toMatch(/donnez ce numéro à votre conseiller\u00a0: [2-9A-HJ-NP-Z]{10}\./)
    expect(answer.body, path).not.toContain('Internal')
  }
  expect((await ask(port, { method: 'GET', path: '/200' })).body).toBe('Internal Server Error')
})

test('dix voisinages qui gouttent dans des envois ne ferment pas la connexion d’un onzième', async () => {
  const { port } = await open({ limits: limitsOf })
  const drips = Array.from({ length: 60 }, (_, i) => half(port, `127.${20 + (i % 10)}.0.1`))
  const drops = setInterval(() => {
    for (const socket of drips) if (!socket.destroyed) socket.write('x'.repeat(500))
  }, 50)
  onTestFinished(() => clearInterval(drops))
  await sleep(200)
  for (let turn = 0; turn < 5; turn++) {
    expect((await ask(port, { from: `127.${40 + turn}.0.1`, body: 'a=b' })).status).toBe(200)
    expect((await ask(port, { from: '127.20.0.1', who: 'claire', body: 'a=b' })).status).toBe(200)
  }
})

test('les fichiers d’inconnus, que Next lit pour en redonner le texte, n’attendent pas dans les places des pages ; la leur se reprend', async () => {
  const { port } = await open()
  const path = '/api/demandes/CP-2026-0000123-7/messages'
  const drips = Array.from({ length: 40 }, (_, i) => half(port, `127.${20 + (i % 5)}.0.1`, { path }))
  await sleep(100)
  const faq = { method: 'GET', path: '/faq' }
  expect((await ask(port, { from: '127.40.0.1', ...faq })).status, 'une page d’un autre').toBe(200)
  expect((await ask(port, { from: '127.20.0.1', ...faq })).status, 'une page du même voisinage').toBe(200)
  expect((await ask(port, { from: '127.40.0.1', body: 'a=b' })).status, 'une connexion').toBe(200)
  expect((await ask(port, { from: '127.40.0.1', path, body: 'texte' })).status, 'le message d’une session finie').toBe(200)
  expect(drips.filter(({ destroyed, seen }) => !destroyed && seen === '').length).toBeLessThanOrEqual(18)
})

test('des connexions neuves à la suite n’échappent pas à l’allure d’un voisinage ; les autres et qui est connecté ne la sentent pas', async () => {
  const { port } = await open({ rate: { burst: 20, perSecond: 1 } })
  const flood = await Promise.all(
    Array.from({ length: 60 }, (_, i) => ask(port, { from: `127.3.0.${i + 1}`, method: 'GET', path: i % 2 ? '/connexion' : '/api/entreprises' })),
  )
  const late = flood.filter(({ status }) => status === 429)
  expect(late.length).toBeGreaterThanOrEqual(39)
  expect(late.map(({ body }) => body).join('')).toContain('<h1>Trop de demandes viennent de votre réseau</h1>')
  const dropped = Array.from({ length: 5 }, () => half(port, '127.3.0.99'))
  await Promise.all(dropped.map(closed))
  expect(dropped.filter(({ seen }) => seen.startsWith('HTTP/1.1 429')).length).toBeGreaterThanOrEqual(4)
  expect((await ask(port, { from: '127.3.0.1', method: 'GET', who: 'claire' })).status).toBe(200)
  expect((await ask(port, { from: '127.3.1.1', method: 'GET' })).status).toBe(200)
  expect((await ask(port, { from: '127.3.0.1', method: 'GET', path: '/mark.svg' })).status, 'un fichier ne compte pas').toBe(200)
  expect((await ask(port, { from: '127.3.0.1', method: 'GET', path: '/api/sante' })).status).toBe(200)
})

test('un inconnu a un temps en tout pour son envoi, même régulier', async () => {
  const { port } = await open({ limits: (...asked) => ({ ...limitsOf(...asked), silenceMs: 200, totalMs: asked[2] ? 60_000 : 500 }) })
  const [stranger, signed] = [half(port, '127.0.0.1', { length: 40_001 }), half(port, '127.0.0.1', { length: 40_001, who: 'claire' })]
  for (let i = 0; i < 20; i++) {
    await sleep(40)
    for (const socket of [stranger, signed]) if (!socket.destroyed) socket.write('x'.repeat(2000))
  }
  await expect.poll(() => signed.seen).toContain('"octets":40001')
  expect(stranger.seen).toContain('HTTP/1.1 408')
})

test('un lecteur qui ne lit pas sa réponse ne tient pas la place d’une requête', async () => {
  const big = Buffer.alloc(20_000_000, 'x')
  const { port } = await open({ maxInFlight: 4 }, (req, res) => void res.end(req.url === '/gros' ? big : 'servi'))
  const deaf = Array.from({ length: 8 }, (_, i) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: `127.${60 + i}.0.1` })
    socket.on('error', () => undefined)
    socket.pause()
    socket.write('GET /gros HTTP/1.1\r\nhost: localhost\r\n\r\n')
    onTestFinished(() => void socket.destroy())
    return socket
  })
  await sleep(150)
  expect(deaf.every((socket) => !socket.destroyed)).toBe(true)
  expect((await ask(port, { from: '127.80.0.1', method: 'GET' })).status).toBe(200)
})

/** Une connexion ouverte qui ne dit rien. */
function idle(port: number, from: string): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from })
  socket.on('error', () => undefined)
  socket.resume()
  onTestFinished(() => void socket.destroy())
  return socket
}

test('les connexions d’un voisinage sont bornées ; plusieurs ensemble n’en ferment ni aux autres, ni à qui est connecté', async () => {
  let recognise: ReturnType<typeof boundConnections> = () => undefined
  const { port, server } = await open({ recognise: (socket, session) => recognise(socket, session) })
  recognise = boundConnections(server, { trustedProxies: 0, strangers: 20, perNeighbourhood: 8, signed: 10, perPerson: 4 })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  expect((await ask(port, { from: '127.5.0.1', method: 'GET', who: 'claire', agent })).status).toBe(200)
  const one = Array.from({ length: 12 }, (_, i) => idle(port, `127.5.0.${i + 1}`))
  await expect.poll(() => one.filter((socket) => socket.closed).length).toBe(4)
  const [, ...others] = Array.from({ length: 10 }, (_, i) => Array.from({ length: 8 }, () => idle(port, `127.${6 + i}.0.1`)))
  await sleep(100)
  expect(
    others
      .flat()
      .concat(one)
      .filter((socket) => !socket.closed).length,
  ).toBeLessThanOrEqual(20)
  for (let turn = 0; turn < 5; turn++) expect((await ask(port, { from: `127.${30 + turn}.0.1`, body: 'a=b' })).status).toBe(200)
  expect((await ask(port, { from: '127.5.0.1', method: 'GET', who: 'claire', agent })).status).toBe(200)
  expect(reused).toBe(true)
})

test('la porte dit d’une requête que son corps était là avant elle ; d’un fichier, qui passe au fil de l’eau, elle ne le dit pas', async () => {
  const { port } = await open({}, (req, res) => {
    req.resume()
    res.end(String(currentRequest()?.whole))
  })
  const whole = async (asked: Asked) => (await ask(port, { who: 'claire', ...asked })).body
  expect(await whole({ path: '/e/900000019', body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).toBe('true')
  expect(await whole({ path: '/api/brouillons/x/champs', method: 'PUT', body: '{}', headers: { 'content-type': 'application/json' } })).toBe('true')
  expect(await whole({ path: '/api/demandes/CP-2026-1/messages', body: 'a=1', headers: { 'content-type': 'multipart/form-data; boundary=a' } })).toBe(
    'false',
  )
  expect(await whole({ path: '/accueil', method: 'GET' })).toBe('false')
})
