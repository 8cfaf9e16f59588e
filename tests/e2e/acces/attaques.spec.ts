import { createHmac, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { expect, test } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { withClient } from '../../../scripts/database.ts'
import { hostileRequests } from '../../support/hostile.ts'
import { actionId, type Answer, formFields, HttpClient, multipart, signIn } from '../../support/http.ts'
import { EMAILS, type Facts, leaks, neutral, readFacts, SIRENS } from '../../support/matrix.ts'
import { PORTAL_URL } from '../../support/portal.ts'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { mainDatabase, mainSecrets } from './portails.ts'

const COOKIE = '__Host-session'
const EVIL = 'http://pirate.example'
const { DURAND, INCONNU, LIMITE } = SIRENS

let facts: Facts
let ownerUrl: string
let fatima: HttpClient

test.beforeAll(async () => {
  ownerUrl = (await mainDatabase()).DATABASE_URL
  facts = await readFacts(ownerUrl)
  fatima = await connected()
})

/** Une session à soi de Fatima, qui n’atteint que `LIMITE`. */
async function connected(): Promise<HttpClient> {
  const client = new HttpClient(PORTAL_URL)
  expect((await signIn(client, EMAILS.fatima)).status).toBe(303)
  return client
}

const sessionOf = (client: HttpClient) => client.cookies.get(COOKIE) ?? ''
const isAlive = async (client: HttpClient, cookie?: string) =>
  (await client.send(`/e/${LIMITE}`, cookie === undefined ? {} : { cookie: `${COOKIE}=${cookie}` })).status === 200
const countSessions = () =>
  withClient(ownerUrl, async (db) => {
    const { rows } = await db.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM session s JOIN utilisateur u ON u.id = s.utilisateur_id WHERE u.email = $1',
      [EMAILS.fatima],
    )
    return rows[0]?.n
  })

const good = async (client: HttpClient) => ({
  ...formFields((await client.get('/connexion')).body),
  identifiant: EMAILS.fatima,
  motDePasse: DEMO_PASSWORD,
})

test.describe('contourner la première porte', () => {
  const HEADERS: Record<string, string>[] = [
    ...['middleware', 'src/middleware', 'middleware:middleware:middleware:middleware:middleware', 'pages/_middleware', '1'].map((value) => ({
      'x-middleware-subrequest': value,
    })),
    { 'x-middleware-next': '1' },
    { 'x-middleware-rewrite': `/e/${LIMITE}` },
    { 'x-middleware-override-headers': 'cookie', 'x-middleware-request-cookie': 'x=y' },
    { 'x-matched-path': '/accessibilite' },
    { 'x-invoke-path': '/accessibilite', 'x-invoke-status': '200' },
    { 'x-now-route-matches': `siren=${LIMITE}` },
    { 'x-nextjs-data': '1' },
    { 'x-original-url': '/accessibilite', 'x-rewrite-url': '/accessibilite' },
    { 'x-http-method-override': 'HEAD' },
  ]

  test('aucun en-tête interne n’ouvre la page d’une autre entreprise', async () => {
    for (const headers of HEADERS) {
      const name = JSON.stringify(headers)
      const answer = await fatima.get(`/e/${DURAND}`, headers)
      expect(answer.status, name).toBe(404)
      expect(leaks('fatima', facts, `/e/${DURAND}`, answer), name).toEqual([])
      const stranger = await new HttpClient(PORTAL_URL).get(`/e/${DURAND}`, headers)
      expect([stranger.status, stranger.headers.location], name).toEqual([307, `/connexion?retour=%2Fe%2F${DURAND}`])
    }
  })

  test('aucune écriture de l’adresse ne change d’entreprise, et aucune ne sert un anonyme', async () => {
    const paths = [
      `/e/${DURAND}.rsc`,
      `/e/${DURAND}.png`,
      `/e/${DURAND}/contrats/TRM-NC-0000123.png`,
      `/e/${DURAND}/demandes/a.txt`,
      `/e/${DURAND}.segments/_tree.segment.rsc`,
      `/e/${DURAND}.segments/e/$d$siren/__PAGE__.segment.rsc`,
      `/_next/data/x/e/${DURAND}.json`,
      `/e/${DURAND}?_rsc=abc`,
      `/e/${LIMITE}?siren=${DURAND}&nxtPsiren=${DURAND}`,
      `/e/${LIMITE}?siren=${DURAND}&siren=${LIMITE}`,
      `/e/9%30%30000019`,
      `/e/${LIMITE}/../${DURAND}`,
      `/e/${LIMITE}/%2e%2e/${DURAND}`,
      `/e/${LIMITE}%2f..%2f${DURAND}`,
      `/e/${DURAND};x`,
      `//e/${DURAND}`,
      `/e\\${DURAND}`,
      `/e/${DURAND}/`,
      `/%65/${DURAND}`,
      `/e/%E0%A4%A`,
      `/e/${LIMITE}/contrats/%`,
    ]
    for (const path of paths) {
      const answer = await follow(fatima, path)
      // L’adresse porte le SIREN visé : ce qui compte est que rien d’autre de cette entreprise ne soit dit.
      expect(leaks('fatima', facts, path, answer), path).toEqual([])
      expect(answer.status, path).toBeLessThan(500)
      const stranger = await new HttpClient(PORTAL_URL).get(path)
      expect(stranger.body, path).not.toContain('Transports Fictifs')
      if (!/\.rsc$/.test(path)) expect(stranger.status, path).not.toBe(200)
    }
  })

  test('une navigation du routeur reçoit le même refus, que l’entreprise soit à un autre ou n’existe pas', async () => {
    const ways: Record<string, string>[] = [
      {},
      { 'next-router-prefetch': '1' },
      { 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
      { 'next-url': `/e/${LIMITE}` },
    ]
    const own = await fatima.navigate(`/e/${LIMITE}`)
    expect(own.body).toContain('Frigorifiques Fictifs Perrot')
    for (const headers of ways) {
      const [foreign, unknown] = [await fatima.navigate(`/e/${DURAND}`, headers), await fatima.navigate(`/e/${INCONNU}`, headers)]
      expect(leaks('fatima', facts, `/e/${DURAND}`, foreign), JSON.stringify(headers)).toEqual([])
      expect(neutral(`/e/${DURAND}`, foreign)).toBe(neutral(`/e/${INCONNU}`, unknown))
    }
  })

  test('ce que la première porte arrête se lit au journal, sans dire ce qui existe', async () => {
    await fatima.get(`/e/${DURAND}`)
    const lus = () =>
      withClient(ownerUrl, async (db) => {
        const { rows } = await db.query<{ siren: string | null; genre: string }>(
          `SELECT DISTINCT e.siren, e.donnees->>'genre' AS genre FROM evenement e JOIN utilisateur u ON u.id = e.acteur_id WHERE e.type = 'acces.refuse' AND u.email = $1`,
          [EMAILS.fatima],
        )
        return rows
      })
    await expect.poll(lus).toEqual([{ siren: null, genre: 'introuvable' }])
  })

  test('HEAD et les autres verbes ne disent rien de plus que GET', async () => {
    const head = await fatima.send(`/e/${DURAND}`, { method: 'HEAD' })
    expect([head.status, head.body]).toEqual([404, ''])
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
      const answer = await fatima.send(`/e/${DURAND}`, { method })
      expect(answer.status, method).toBeGreaterThanOrEqual(400)
      expect(answer.status, method).toBeLessThan(500)
      expect(leaks('fatima', facts, `/e/${DURAND}`, answer), method).toEqual([])
    }
  })

  test('un nonce venu du dehors n’entre pas dans la page', async () => {
    const answer = await fatima.get(`/e/${LIMITE}`, {
      'content-security-policy': `script-src 'nonce-vole'`,
      'x-nonce': 'vole',
      'x-chemin': '//pirate.example',
    })
    expect(answer.status).toBe(200)
    expect(answer.body).not.toMatch(/vole"|pirate/)
    expect(answer.headers['content-security-policy']).not.toContain('vole')
  })
})

test.describe('écrire sans en avoir le droit', () => {
  test('un formulaire juste ne passe que de nos pages', async () => {
    const before = await countSessions()
    const origins: Record<string, string>[] = [
      {},
      { origin: EVIL },
      { origin: EVIL, 'sec-fetch-site': 'cross-site' },
      { origin: EVIL, 'x-forwarded-host': 'pirate.example' },
      { origin: EVIL, host: 'pirate.example' },
      { origin: EVIL, 'sec-fetch-site': 'same-origin', host: 'pirate.example', 'x-forwarded-host': 'pirate.example' },
      { origin: 'null' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: `${PORTAL_URL}.pirate.example` },
      { origin: PORTAL_URL, 'sec-fetch-site': 'cross-site' },
      { origin: PORTAL_URL, 'sec-fetch-site': 'same-site' },
      { origin: 'http://localhost:1' },
    ]
    for (const headers of origins) {
      const client = new HttpClient(PORTAL_URL)
      const { body, type } = multipart(await good(client))
      const answer = await client.send('/connexion', { method: 'POST', body, headers: { 'content-type': type, ...headers } })
      expect(answer.status, JSON.stringify(headers)).not.toBe(303)
      expect(sessionOf(client), JSON.stringify(headers)).toBe('')
      expect(answer.body, JSON.stringify(headers)).not.toContain(DEMO_PASSWORD)
    }
    expect(await countSessions()).toBe(before)
  })

  test('un envoi d’un autre site est refusé par une page en français', async () => {
    const client = new HttpClient(PORTAL_URL)
    const { body, type } = multipart(await good(client))
    const answer = await client.send('/connexion', { method: 'POST', body, headers: { 'content-type': type, origin: EVIL } })
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('<html lang="fr"')
  })

  test('une action appelée avec autre chose qu’un formulaire ne fait rien', async () => {
    const client = new HttpClient(PORTAL_URL)
    const id = actionId((await client.get('/connexion')).body)
    const call = (body: string, extra: Record<string, string> = {}) =>
      client.send('/connexion', {
        method: 'POST',
        body,
        headers: { ...client.ours(), 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component', ...extra },
      })
    const typed = { identifiant: EMAILS.fatima, motDePasse: DEMO_PASSWORD }
    for (const shape of [
      [{ status: 'idle' }, typed],
      [{ status: 'idle' }, { identifiant: { contains: '' }, motDePasse: { not: '' } }],
      [typed, null],
      [null, [['identifiant', EMAILS.fatima]]],
      [],
    ]) {
      const answer = await call(JSON.stringify(shape))
      expect(answer.body, JSON.stringify(shape)).toContain('n’a pas la forme attendue')
    }
    // Ce que le décodeur de Next refuse lui-même n’a pas de phrase, mais ne fait rien non plus.
    for (const body of [
      '',
      '"x"',
      '{{{',
      '["$F1","$K1"]',
      '[{"__proto__":{"a":1}},{"constructor":{"prototype":{"b":1}}}]',
      JSON.stringify(['x'.repeat(1_000_000), 'y']),
      JSON.stringify(['x'.repeat(5_000_000)]),
      '['.repeat(5000),
    ])
      expect((await call(body)).body, body.slice(0, 40)).not.toMatch(/node_modules|\.ts:|at \w+ \(/)
    for (const other of ['7f'.padEnd(42, '0'), '../../x', 'constructor', '__proto__'])
      expect((await call('[]', { 'next-action': other })).status, other).toBeGreaterThanOrEqual(400)
    expect(sessionOf(client)).toBe('')
    expect((await client.get('/connexion')).status).toBe(200)
    expect(({} as { a?: unknown }).a).toBeUndefined()
  })

  test('un formulaire aux champs inattendus est jugé champ par champ', async () => {
    const client = new HttpClient(PORTAL_URL)
    const hidden = formFields((await client.get('/connexion')).body)
    const send = async (typed: [string, string][]) => {
      const edge = '----attaque'
      const part = ([name, value]: [string, string]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
      const body = `${[...Object.entries(hidden).filter(([name]) => name.startsWith('$ACTION')), ...typed].map(part).join('')}--${edge}--\r\n`
      return client.send('/connexion', {
        method: 'POST',
        body,
        headers: { ...client.ours(), 'content-type': `multipart/form-data; boundary=${edge}` },
      })
    }
    const refused: [string, string][][] = [
      [],
      [
        ['identifiant', EMAILS.fatima],
        ['identifiant', 'autre@essai.example'],
        ['motDePasse', DEMO_PASSWORD],
      ],
      [
        ['identifiant', EMAILS.fatima],
        ['motDePasse', 'x'.repeat(129)],
      ],
      [
        ['identifiant[contains]', ''],
        ['motDePasse[not]', ''],
      ],
      [
        ['__proto__', 'x'],
        ['constructor', 'y'],
        ['identifiant', 'personne@essai.example'],
        ['motDePasse', 'x'],
      ],
      [
        ['identifiant', `personne@essai.example${'x'.repeat(300)}`],
        ['motDePasse', 'x'],
      ],
    ]
    for (const typed of refused) {
      const answer = await send(typed)
      expect(answer.status, JSON.stringify(typed).slice(0, 80)).toBe(200)
      expect(answer.body).toMatch(/role="alert"|aria-invalid="true"/)
      expect(answer.body).not.toContain(DEMO_PASSWORD)
    }
    expect(sessionOf(client)).toBe('')
  })
})

test.describe('occuper le processus', () => {
  const timeOf = async (send: () => Promise<unknown>, turns = 7) => {
    const spent: number[] = []
    for (let turn = 0; turn < turns; turn++) {
      const from = performance.now()
      await send()
      spent.push(performance.now() - from)
    }
    // Le meilleur des essais : les autres parcours occupent la machine, et ne font qu’ajouter.
    return Math.min(...spent)
  }

  test('rien d’hostile ne coûte trois fois une page honnête, connecté ou non', async () => {
    const page = (await new HttpClient(PORTAL_URL).get('/connexion')).body
    const honest = { ...(await good(new HttpClient(PORTAL_URL))), motDePasse: 'x'.repeat(129) }
    for (const client of [new HttpClient(PORTAL_URL), await connected()]) {
      const requests = hostileRequests(client, '/connexion', page)
      await timeOf(() => client.post('/connexion', honest), 3)
      // Le plancher couvre une machine chargée ; sans bornes, ces envois prennent d’une demi-seconde à dix-sept secondes.
      const bar = 3 * Math.max(await timeOf(() => client.post('/connexion', honest)), 50)
      for (const { name, send } of requests) expect(await timeOf(send), name).toBeLessThan(bar)
    }
  })

  test('le temps croît comme la taille, jamais comme son carré', async () => {
    const client = new HttpClient(PORTAL_URL)
    const body = (n: number) => multipart({ ...Object.fromEntries(Array.from({ length: n }, (_, i) => [`c${i}`, 'x'.repeat(20)])) })
    const cost = async (n: number) => {
      const { body: bytes, type } = body(n)
      return timeOf(() => client.send('/connexion', { method: 'POST', body: bytes, headers: { ...client.ours(), 'content-type': type } }))
    }
    await cost(140)
    for (const n of [140, 10_000, 20_000]) expect(await cost(2 * n), `${2 * n} champs`).toBeLessThan(2.5 * Math.max(await cost(n), 30))
  })

  test('un formulaire à trop de champs est refusé par une phrase, et rien d’autre ne se fait', async () => {
    const before = await countSessions()
    const client = new HttpClient(PORTAL_URL)
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`c${i}`, 'x']))
    const answer = await client.post('/connexion', { ...(await good(client)), ...many })
    expect([answer.status, answer.body]).toEqual([413, expect.stringContaining('Cet envoi porte trop de champs')])
    expect(sessionOf(client)).toBe('')
    expect(await countSessions()).toBe(before)
  })

  test('un champ que le formulaire n’a pas le fait refuser, et rien d’autre ne se fait', async () => {
    const before = await countSessions()
    for (const name of ['role', 'isAdmin', 'companyId', 'status', 'id', '__proto__', 'constructor']) {
      const client = new HttpClient(PORTAL_URL)
      const answer = await client.post('/connexion', { ...(await good(client)), [name]: 'superviseur' })
      expect([answer.status, sessionOf(client)], name).toEqual([200, ''])
      expect(answer.body, name).toContain('que le portail ne connaît pas')
    }
    expect(await countSessions()).toBe(before)
  })

  test('un envoi à moitié d’un inconnu est fermé en quelques secondes ; celui d’une personne connectée attend la suite', async () => {
    const { port } = new URL(PORTAL_URL)
    const half = (cookie: string) => {
      const socket = Object.assign(connect({ port: Number(port), host: '127.0.0.1', localAddress: '127.0.0.77' }), { seen: '' })
      socket.on('data', (part) => {
        socket.seen += part.toString()
      })
      socket.write(`POST /connexion HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\ncontent-type: text/plain\r\ncontent-length: 900\r\n\r\nx`)
      return socket
    }
    const [stranger, forger, signed] = [half('a=b'), half(`${COOKIE}=faux`), half(`${COOKIE}=${sessionOf(fatima)}`)]
    for (const socket of [stranger, forger]) {
      await expect.poll(() => socket.closed, { timeout: 9000 }).toBe(true)
      expect(socket.seen).toContain('HTTP/1.1 408')
      expect(socket.seen).toContain('Votre envoi s’est interrompu')
    }
    expect(signed.closed).toBe(false)
    signed.write('x'.repeat(899))
    await expect.poll(() => signed.seen).toMatch(/^HTTP\/1\.1 (?:200|303|307)/)
    signed.destroy()
  })

  test('ce que Next dirait en anglais d’une requête abîmée est une page en français, avec son numéro', async () => {
    const client = new HttpClient(PORTAL_URL)
    const id = actionId((await client.get('/connexion')).body)
    const post = (body: string, type: string, headers: Record<string, string> = {}) =>
      client.send('/connexion', { method: 'POST', body, headers: { ...client.ours(), 'content-type': type, ...headers } })
    const answers: [string, Answer][] = [
      ['multipart coupé', await post('--x\r\ncontent-disp', 'multipart/form-data; boundary=x')],
      ['multipart sans bord', await post('--x--', 'multipart/form-data')],
      [
        'multipart coupé, par le navigateur',
        await post('--x\r\n', 'multipart/form-data; boundary=x', { 'next-action': id, accept: 'text/x-component' }),
      ],
      ['action inconnue', await post('[]', 'text/plain', { 'next-action': '7f'.padEnd(42, '0') })],
      ['action mal écrite', await post('[]', 'text/plain', { 'next-action': '../../x' })],
    ]
    for (const tree of ['x', '%', '%5B%22a%22%5D', '['.repeat(5000), '%7B%7D'])
      for (const more of [{}, { 'next-router-prefetch': '1' }, { 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_x' }])
        answers.push([
          `arbre ${tree.slice(0, 9)}`,
          await client.navigate('/faq', { 'next-router-state-tree': tree, ...more } as Record<string, string>),
        ])
    for (const [name, answer] of answers) {
      expect(answer.status, name).toBeGreaterThanOrEqual(400)
      expect(answer.headers['content-type'], name).toContain('text/html')
      expect(answer.body, name).toContain('<html lang="fr"')
      expect(answer.body, name).not.toMatch(/Internal Server|Invalid|unavailable/)
      expect(answer.headers['x-request-id'], name).toMatch(/^[2-9A-HJ-NP-Z]{10}$/)
      if (answer.status >= 500) expect(answer.body, name).toContain(String(answer.headers['x-request-id']))
    }
  })
})

test.describe('forger une session', () => {
  const secret = () => mainSecrets().AUTH_SECRET
  const sidOf = (client: HttpClient): string => sessionOf(client).split('.')[0] ?? ''
  const sealed = (sid: string, given: { secret?: string; name?: string } = {}): string =>
    `${sid}.${createHmac('sha256', given.secret ?? secret())
      .update(`${given.name ?? COOKIE}\n${sid}`)
      .digest('base64url')}`

  test('le cookie ne porte que l’identifiant de session et son sceau', async () => {
    expect(sessionOf(fatima)).toBe(sealed(sidOf(fatima)))
    expect(Buffer.from(sidOf(fatima), 'base64url')).toHaveLength(32)
  })

  test('seul le cookie que nous avons écrit, pour une session vivante, est reçu', async () => {
    const sid = sidOf(fatima)
    expect(await isAlive(fatima, sealed(sid)), 'le témoin : le même cookie, refait avec notre secret').toBe(true)
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const real = sessionOf(fatima)
    const forged: Record<string, string> = {
      'un autre sid': sealed(randomBytes(32).toString('base64url')),
      'un sid vide': sealed(''),
      'le sceau d’un autre': `${randomBytes(32).toString('base64url')}.${real.split('.')[1]}`,
      'une personne au lieu d’un sid': sealed(EMAILS.fatima),
      'un autre secret': sealed(sid, { secret: 'un-autre-secret-de-trente-deux-caracteres' }),
      'un secret vide': sealed(sid, { secret: '' }),
      'un autre usage': sealed(sid, { name: '__Host-csrf' }),
      'le jeton chiffré de next-auth': await encode({ token: { sid }, secret: secret(), salt: COOKIE }),
      'sans signature': `${part({ alg: 'none', typ: 'JWT' })}.${part({ sid })}.`,
      'signé par rien': `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sid })}.${'A'.repeat(43)}`,
      coupé: real.slice(0, -4),
      altéré: `${real.slice(0, -1)}${real.endsWith('A') ? 'B' : 'A'}`.replace(/\.(.)/, (_, c: string) => `.${c === 'A' ? 'B' : 'A'}`),
      'le sid seul': sid,
      vide: '',
      'très long': 'a'.repeat(6000),
    }
    for (const [name, cookie] of Object.entries(forged)) {
      const answer = await fatima.send('/accueil', { cookie: `${COOKIE}=${cookie}` })
      expect([answer.status, answer.headers.location], name).toEqual([307, '/connexion?retour=%2Faccueil'])
    }
    expect(await isAlive(fatima)).toBe(true)
  })

  test('aucune adresse de next-auth n’est servie : ni entrée, ni jeton, ni mise à jour de session (CVE-2026-23478)', async () => {
    const client = await connected()
    const [sid, sessions] = [sidOf(client), await countSessions()]
    // La session d’un autre navigateur : vivante, et que cette mise à jour voudrait prendre.
    const autre = sidOf(fatima)
    const data = { email: EMAILS.sophie, role: 'superviseur', gestion: 'superviseur', sub: autre, sid: autre, id: autre, user: { id: autre } }
    const entrer = { identifiant: EMAILS.fatima, motDePasse: DEMO_PASSWORD, espace: 'client', callbackUrl: `${EVIL}/x`, data: JSON.stringify(data) }
    const bodies = [
      ['application/json', JSON.stringify({ ...entrer, data })],
      ['application/x-www-form-urlencoded', new URLSearchParams(entrer).toString()],
    ] as const
    for (const visitor of [client, new HttpClient(PORTAL_URL)])
      for (const page of [
        '',
        'callback/credentials',
        'callback/oidc',
        'csrf',
        'session',
        'signin',
        'signin/credentials',
        'signout',
        'providers',
        'error?error=Configuration',
        'verify-request',
        'webauthn-options',
      ]) {
        const answers = [await visitor.get(`/api/auth/${page}`)]
        for (const [type, body] of bodies)
          answers.push(await visitor.send(`/api/auth/${page}`, { method: 'POST', body, headers: { ...visitor.ours(), 'content-type': type } }))
        for (const { status, headers, body } of answers) {
          expect([308, 401, 404], `${page} ${status}`).toContain(status)
          expect(headers['set-cookie'], page).toBeUndefined()
          expect(JSON.stringify(headers) + body, page).not.toMatch(/pirate|superviseur|csrfToken/)
        }
      }
    expect(sidOf(client)).toBe(sid)
    expect(await countSessions()).toBe(sessions)
    expect((await client.get('/gestion')).status).toBe(404)
    expect(await isAlive(client)).toBe(true)
  })

  test('se reconnecter dans le même navigateur ferme la session d’avant', async () => {
    const client = await connected()
    const former = sessionOf(client)
    // Connecté, la page de connexion renvoie à l’accueil : le formulaire est celui d’un autre onglet.
    const typed = { ...(await good(new HttpClient(PORTAL_URL))), identifiant: EMAILS.paul }
    expect((await client.post('/connexion', typed)).status).toBe(303)
    expect(sessionOf(client)).not.toBe(former)
    expect(await isAlive(fatima, former)).toBe(false)
  })

  test('le cookie d’appareil est à nous seuls, opaque, gardé d’une connexion à l’autre', async () => {
    const client = new HttpClient(PORTAL_URL)
    const answer = await signIn(client, EMAILS.fatima)
    const line = (answer.headers['set-cookie'] ?? []).find((one) => one.startsWith('__Host-appareil='))
    expect(line).toMatch(/^__Host-appareil=[\w-]{43}; Path=\/; Expires=[^;]+; Max-Age=15552000; Secure; HttpOnly; SameSite=lax$/)
    const device = client.cookies.get('__Host-appareil')
    client.cookies.delete(COOKIE)
    await signIn(client, EMAILS.fatima)
    expect(client.cookies.get('__Host-appareil')).toBe(device)
    const forged = new HttpClient(PORTAL_URL)
    forged.cookies.set('__Host-appareil', 'x'.repeat(43).concat("'; DROP"))
    await signIn(forged, EMAILS.fatima)
    expect(forged.cookies.get('__Host-appareil')).toMatch(/^[\w-]{43}$/)
  })
})

test.describe('se déconnecter', () => {
  test('ferme la session pour de bon, vide le navigateur, et rend le cookie sans valeur', async () => {
    const client = await connected()
    const old = sessionOf(client)
    const answer = await client.send('/deconnexion', { method: 'POST', body: '', headers: client.ours() })
    expect([answer.status, answer.headers.location]).toEqual([303, '/connexion'])
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"')
    expect(answer.headers['set-cookie']).toEqual([`${COOKIE}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=lax`])
    expect(await isAlive(client, old)).toBe(false)
    expect((await client.send('/api/entreprises', { cookie: `${COOKIE}=${old}` })).status).toBe(401)
  })

  test('vaut aussi pour la gestion', async () => {
    const client = new HttpClient(PORTAL_URL)
    await withClient(ownerUrl, (db) => db.query('UPDATE utilisateur SET totp_dernier_pas = NULL WHERE email = $1', [EMAILS.luc]))
    expect((await signIn(client, EMAILS.luc, { staff: true })).status).toBe(303)
    const old = sessionOf(client)
    const answer = await client.send('/deconnexion', { method: 'POST', body: '', headers: client.ours() })
    expect([answer.status, answer.headers.location]).toEqual([303, '/gestion/connexion'])
    expect((await client.send('/gestion', { cookie: `${COOKIE}=${old}` })).status).toBe(307)
  })

  test('ni un GET, ni un autre site ne déconnectent', async () => {
    const tries: [string, Record<string, string>][] = [
      ['GET', fatima.ours()],
      ['HEAD', fatima.ours()],
      ['PUT', fatima.ours()],
      ['POST', {}],
      ['POST', { origin: EVIL }],
      ['POST', { origin: 'null' }],
      ['POST', { origin: EVIL, 'x-forwarded-host': 'pirate.example', host: 'pirate.example' }],
      ['POST', { origin: PORTAL_URL, 'sec-fetch-site': 'cross-site' }],
    ]
    for (const [method, headers] of tries) {
      const { status } = await fatima.send('/deconnexion', { method, headers })
      expect(status, `${method} ${JSON.stringify(headers)}`).toBeGreaterThanOrEqual(400)
      expect(await isAlive(fatima), `${method} ${JSON.stringify(headers)}`).toBe(true)
    }
  })
})

test.describe('emmener ailleurs', () => {
  const RETOURS = [
    '//pirate.example',
    '///pirate.example',
    '/\\pirate.example',
    '\\\\pirate.example',
    '/\\/pirate.example',
    EVIL,
    'https:pirate.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\t/pirate.example',
    '/\n/pirate.example',
    '\t//pirate.example',
    ' //pirate.example',
    '/.//pirate.example',
    '/..//pirate.example',
    '/e/..//pirate.example',
    '/./\\pirate.example',
    '//pirate.example@localhost',
    '@pirate.example',
    '.pirate.example',
    'pirate.example',
    '/%00//pirate.example',
    '/connexion?retour=//pirate.example',
    '/api/auth/session',
    '/connexion/../api/auth/csrf',
    '/gestion/connexion',
    '/%5c%5cpirate.example',
    'http:/pirate.example',
    'http:\\\\pirate.example',
    '/deconnexion',
    `/${'a'.repeat(3000)}`,
    '',
  ]
  const isHere = (answer: Answer) => {
    const location = String(answer.headers.location)
    const target = new URL(location, PORTAL_URL)
    return (
      target.origin === PORTAL_URL && /^\/(?![/\\])/.test(location) && !/^\/+(api|connexion|deconnexion|gestion\/connexion)/.test(target.pathname)
    )
  }

  test('« retour » ne mène que dans le portail, après une vraie connexion', async () => {
    const wanted = `/e/${LIMITE}/demandes?onglet=toutes`
    expect((await signIn(new HttpClient(PORTAL_URL), EMAILS.fatima, { retour: wanted })).headers.location).toBe(wanted)
    for (const retour of RETOURS.filter((_, i) => i % 3 === 0)) {
      const answer = await signIn(new HttpClient(PORTAL_URL), EMAILS.fatima, { retour })
      if (retour.length < 2000) expect(answer.status, retour).toBe(303)
      if (answer.status === 303) expect(isHere(answer), `${retour} → ${answer.headers.location}`).toBe(true)
    }
  })

  test('ni quand on est déjà connecté', async () => {
    for (const retour of RETOURS) {
      const answer = await fatima.get(`/connexion?retour=${encodeURIComponent(retour)}`)
      expect(answer.status, retour).toBe(307)
      expect(isHere(answer), `${retour} → ${answer.headers.location}`).toBe(true)
    }
  })

  test('le nom d’un autre hôte n’entre dans aucune redirection, ni cookie, ni page', async () => {
    const forged: Record<string, string>[] = [
      { host: 'pirate.example' },
      { 'x-forwarded-host': 'pirate.example' },
      { host: 'pirate.example', 'x-forwarded-host': 'pirate.example', 'x-forwarded-proto': 'https', forwarded: 'host=pirate.example' },
      { 'x-forwarded-prefix': '//pirate.example', 'x-original-host': 'pirate.example', referer: `${EVIL}/x` },
    ]
    for (const headers of forged)
      for (const path of [
        '/',
        '/accueil',
        '/connexion',
        `/e/${DURAND}`,
        '/e//1',
        '/gestion',
        '/inconnue',
        '/api/auth/session',
        '/api/auth/csrf',
        '/api/auth/signin',
        '/api/entreprises',
      ]) {
        for (const client of [new HttpClient(PORTAL_URL), fatima]) {
          const answer = await client.get(path, headers)
          expect(JSON.stringify(answer.headers) + answer.body, `${path} ${JSON.stringify(headers)}`).not.toContain('pirate.example')
        }
      }
  })

  test('ni l’adresse entière d’une requête à un relais', async () => {
    const answer = await fatima.get(`${EVIL}/accueil`)
    expect(String(answer.headers.location ?? '')).not.toContain('pirate.example')
  })
})

test.describe('les en-têtes de chaque genre de réponse', () => {
  const COMMON = {
    'x-request-id': 'N',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  }
  const PRIVATE = { 'cache-control': 'no-store, private' }
  const POLICY = {
    'content-security-policy':
      // Se déconnecter est un formulaire, et mène chez le fournisseur de Net-entreprises (son remplaçant, ici).
      `default-src 'self'; script-src 'nonce-N' 'strict-dynamic' 'self'; style-src 'self'; img-src 'self' blob:; worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://127.0.0.1:${Number(new URL(PORTAL_URL).port) + 10_000}`,
  }
  const KEPT = [
    ...Object.keys(COMMON),
    'cache-control',
    'content-security-policy',
    'content-type',
    'location',
    'strict-transport-security',
    'x-powered-by',
    'server',
    'access-control-allow-origin',
  ]
  const html = { 'content-type': 'text/html; charset=utf-8' }
  const json = { 'content-type': 'application/json' }

  const kinds: [name: string, path: string, who: 'fatima' | 'anonyme', status: number, headers: Record<string, string>][] = [
    ['une page', `/e/${LIMITE}`, 'fatima', 200, { ...COMMON, ...PRIVATE, ...POLICY, ...html }],
    ['une page ouverte à tous', '/accessibilite', 'anonyme', 200, { ...COMMON, ...PRIVATE, ...POLICY, ...html }],
    ['un 404', `/e/${DURAND}`, 'fatima', 404, { ...COMMON, ...PRIVATE, ...POLICY, ...html }],
    ['un renvoi', '/accueil', 'anonyme', 307, { ...COMMON, ...PRIVATE, ...POLICY, location: '/connexion?retour=%2Faccueil' }],
    ['une route', '/api/entreprises', 'fatima', 200, { ...COMMON, ...PRIVATE, ...POLICY, ...json }],
    ['une route sans session', '/api/entreprises', 'anonyme', 401, { ...COMMON, ...PRIVATE, ...POLICY, ...json }],
    [
      'la santé',
      '/api/sante',
      'anonyme',
      200,
      { ...COMMON, 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'", ...json },
    ],
  ]
  const snapshot = ({ headers }: Answer) =>
    Object.fromEntries(
      KEPT.flatMap((name) => {
        const value = headers[name]
        return value === undefined ? [] : [[name, name === 'x-request-id' ? 'N' : String(value).replace(/nonce-[0-9a-f]{32}/, 'nonce-N')]]
      }),
    )

  for (const [name, path, who, status, headers] of kinds)
    test(name, async () => {
      const answer = await (who === 'fatima' ? fatima : new HttpClient(PORTAL_URL)).get(path)
      expect(answer.status).toBe(status)
      expect(snapshot(answer)).toEqual(headers)
    })

  test('deux réponses n’ont ni le même nonce, ni le même numéro, et chaque script porte le nonce', async () => {
    const pages = [await fatima.get(`/e/${LIMITE}`), await fatima.get(`/e/${LIMITE}`)]
    const nonces = pages.map(({ headers }) => /nonce-([0-9a-f]{32})/.exec(String(headers['content-security-policy']))?.[1])
    expect(new Set(nonces).size).toBe(2)
    expect(new Set(pages.map(({ headers }) => headers['x-request-id'])).size).toBe(2)
    const scripts = pages[0]?.body.match(/<script[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(3)
    for (const script of scripts) expect(script).toContain(`nonce="${nonces[0]}"`)
    expect(pages[0]?.body).not.toMatch(/<[^>]+\sstyle="/)
  })

  test('un fichier', async () => {
    const page = await fatima.get(`/e/${LIMITE}`)
    const chunk = /\/_next\/static\/[^"]+\.js/.exec(page.body)?.[0] ?? ''
    const answer = await fatima.get(chunk)
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toContain('immutable')
    expect(answer.headers['set-cookie']).toBeUndefined()
    for (const [name, value] of Object.entries(COMMON)) if (name !== 'x-request-id') expect(answer.headers[name], name).toBe(value)
    const image = await fatima.get('/mark.svg')
    expect(image.headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('toute page a sa politique de contenu, même celles que la première porte ne voit pas', async () => {
    for (const path of [
      '/favicon.ico',
      '/inconnu.png',
      `/e/${LIMITE}/contrats/x.png`,
      '/_next/static/inconnu.js',
      '/api/auth',
      '/api/santex',
      '/api/auth/signin',
    ]) {
      const { headers } = await fatima.get(path)
      expect(String(headers['content-security-policy']), path).toMatch(/default-src '(self|none)'/)
      expect(String(headers['cache-control']), path).toContain('no-store')
    }
  })
})

/** Suit le renvoi vers l’adresse remise en ordre (`//`, `\\`). */
async function follow(client: HttpClient, path: string): Promise<Answer> {
  const answer = await client.get(path)
  const next = String(answer.headers.location ?? '')
  return answer.status === 308 && next.startsWith('/') ? client.get(next) : answer
}
