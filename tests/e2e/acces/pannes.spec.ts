import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type Page, test } from '@playwright/test'
import { sharesOf } from '../../../scripts/door/places.ts'
import { withClient } from '../../../scripts/database.ts'
import { type Answer, formFields, HttpClient, signIn } from '../../support/http.ts'
import { expectAccessible } from '../../support/journey.ts'
import { EMAILS, SIRENS } from '../../support/matrix.ts'
import { openRelais, type Relais } from '../../support/relais.ts'
import { openApart } from './portails.ts'

test.describe.configure({ mode: 'serial' })

const HOME = `/e/${SIRENS.LIMITE}`
/** Le plafond, et la part qu’en a une session : un quart. */
const IN_FLIGHT = 40
/** Ce qu’une personne tient au plus : ses places, et sa part de l’attente devant elles. */
const SHARE = sharesOf(IN_FLIGHT).perSession + IN_FLIGHT / 4
let portal: Awaited<ReturnType<typeof openApart>>
let fatima: HttpClient
/** Entre le portail et sa base, pour la rendre muette. */
let relais: Relais

test.beforeAll(async () => {
  portal = await openApart({ REQUETES_MAX: String(IN_FLIGHT), OUVRIER: 'non' }, async (urls) => {
    relais = await openRelais(urls.DATABASE_URL)
    const { DATABASE_URL, DATABASE_APP_URL, DATABASE_SYSTEME_URL } = urls
    return {
      DATABASE_URL: relais.adresse(DATABASE_URL),
      DATABASE_APP_URL: relais.adresse(DATABASE_APP_URL),
      DATABASE_SYSTEME_URL: relais.adresse(DATABASE_SYSTEME_URL),
    }
  })
  fatima = new HttpClient(portal.url)
  expect((await signIn(fatima, EMAILS.fatima)).status).toBe(303)
})
test.afterAll(async () => {
  await portal?.stop()
  await relais?.close()
})

const asOwner = (sql: string) => withClient(portal.urls.DATABASE_URL, (db) => db.query(sql))

/** Une page de refus entière : son statut, sa langue, un titre, de quoi repartir. */
function expectPage(answer: Answer, status: number, title: string): void {
  expect(answer.status).toBe(status)
  expect(answer.headers['content-type']).toContain('text/html')
  expect(answer.headers['cache-control']).toContain('no-store')
  expect(answer.body).toContain('<html lang="fr"')
  expect(/<h1[^>]*>([^<]*)/.exec(answer.body)?.[1]).toBe(title)
}

/** Ouvre dans le navigateur, sous la session de Fatima, une page qui doit répondre par ce refus, et la soumet à axe. */
async function expectReadable(page: Page, address: string, status: number): Promise<void> {
  // Un cookie `__Host-` n’est posé que pour une adresse sûre ; celle de la boucle locale en est une.
  const url = portal.url.replace(/^http:/, 'https:')
  await page.context().addCookies([...fatima.cookies].map(([name, value]) => ({ name, value, url, secure: true })))
  expect((await page.goto(`${portal.url}${address}`))?.status()).toBe(status)
  await expectAccessible(page)
}

test('une table devenue illisible : page 500 entière, son numéro est dans le journal, puis tout revient', async ({ page }) => {
  const address = `${HOME}/contrats`
  expect((await fatima.get(address)).status).toBe(200)
  await asOwner('REVOKE SELECT ON contrat FROM portail_app')
  const broken = await fatima.get(address)
  const other = await fatima.get('/accessibilite')
  await expectReadable(page, address, 500).finally(() => asOwner('GRANT SELECT ON contrat TO portail_app'))
  expectPage(broken, 500, 'Un incident de notre côté empêche d’afficher cette page')
  const numero = String(broken.headers['x-request-id'])
  expect(/Numéro de l’incident.*?<strong>([^<]*)/.exec(broken.body)?.[1]).toBe(numero)
  expect(broken.body).toContain('href="/accueil"')
  expect(broken.body).not.toMatch(/permission denied|Prisma|node_modules|SELECT/)
  expect(other.status).toBe(200)
  await expect.poll(() => portal.log().includes(numero)).toBe(true)
  expect(portal.log()).toContain('permission denied for table contrat')
  expect((await fatima.get(address)).status).toBe(200)
})

test('un envoi en panne garde ce qui a été tapé, sauf le mot de passe, et donne le numéro', async () => {
  await asOwner('REVOKE SELECT ON utilisateur FROM portail_systeme')
  const client = new HttpClient(portal.url)
  const answer = await signIn(client, EMAILS.fatima).finally(() => asOwner('GRANT SELECT ON utilisateur TO portail_systeme'))
  expect(answer.status).toBe(200)
  expect(answer.body).toContain(String(answer.headers['x-request-id']))
  expect(answer.body).toContain(`value="${EMAILS.fatima}"`)
  expect(answer.body).not.toContain('Demo-Carcept-2026')
  expect((await signIn(new HttpClient(portal.url), EMAILS.fatima)).status).toBe(303)
})

test('au-delà de sa part des requêtes en cours et de l’attente : 503 court en français, et la place se libère', async () => {
  // La base retenue retient les pages : chacune attend son verrou.
  const answers = await withClient(portal.urls.DATABASE_URL, async (db) => {
    await db.query('BEGIN')
    await db.query('LOCK TABLE session IN ACCESS EXCLUSIVE MODE')
    const sent = Array.from({ length: SHARE + 4 }, () => fatima.send(HOME, { limitMs: 30_000 }))
    // Le temps qu’elles arrivent toutes, bien avant que l’attente ne se lasse (2,5 s).
    await sleep(800)
    const probe = await fatima.get('/api/sante')
    await db.query('ROLLBACK')
    return { probe, pages: await Promise.all(sent) }
  })
  expect(answers.probe.status).toBe(200)
  const refused = answers.pages.filter(({ body }) => body.includes('Le portail est très demandé'))
  expect(refused.length).toBe(4)
  for (const answer of refused) {
    expectPage(answer, 503, 'Le portail est très demandé')
    expect(answer.headers['retry-after']).toBe('2')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  }
  await expect.poll(async () => (await fatima.get(HOME)).status).toBe(200)
})

test('la base en pause sous la charge : 503 pendant la pause et non après, jamais 500, la saisie gardée, et tout revient sans redémarrer', async ({
  page: browser,
}) => {
  const pid = portal.pid()
  const paths = [HOME, `${HOME}/contrats`, '/profil', '/api/entreprises']
  const page = (await new HttpClient(portal.url).get('/connexion')).body
  const during: { answer: Answer; path: string }[] = []
  relais.taire()
  const worker = async (path: string) => {
    // La base se tait jusqu’à la dernière réponse : une page qui l’attendrait n’en aurait pas.
    for (let turn = 0; turn < 4; turn++) during.push({ answer: await fatima.send(path, { limitMs: 60_000 }), path })
  }
  const load = Promise.all(paths.map(worker))
  const alive = await fatima.get('/api/sante')
  await load
  const ready = await fatima.get('/api/sante/pret')
  const stranger = new HttpClient(portal.url)
  const typed = { ...formFields(page, 'name="motDePasse"'), identifiant: EMAILS.fatima, motDePasse: 'Demo-Carcept-2026' }
  const form = await stranger.post('/connexion', typed)
  await expectReadable(browser, HOME, 503).finally(() => relais.rendre())
  await expect.poll(async () => (await fatima.get(HOME)).status, { timeout: 15_000 }).toBe(200)

  expect([alive.status, ready.status]).toEqual([200, 503])
  expect(during).toHaveLength(16)
  for (const { answer, path } of during) {
    expect(answer.status, path).toBe(503)
    expect(answer.headers['retry-after'], path).toMatch(/^\d+$/)
    if (path.startsWith('/api/')) expect(JSON.parse(answer.body)).toEqual({ message: 'Le portail revient dans un instant.' })
    else expectPage(answer, 503, 'Le service est momentanément indisponible')
  }
  expect(form.status).toBe(200)
  expect(form.body).toContain(`value="${EMAILS.fatima}"`)
  expect(form.body).toContain('Ce que vous avez tapé est gardé')
  for (const path of paths) expect((await fatima.get(path)).status, path).toBe(200)
  expect((await signIn(new HttpClient(portal.url), EMAILS.fatima)).status).toBe(303)
  expect(portal.pid()).toBe(pid)
})

test('la base arrêtée 10 s sous la charge : 200 ou 503 en français, jamais 500, jamais d’attente, et tout revient sans redémarrer', async () => {
  const pid = portal.pid()
  const seen: { answer: Answer; ms: number; path: string; down: boolean }[] = []
  const paths = [HOME, '/accessibilite', `${HOME}/contrats`, '/faq', '/profil', '/api/entreprises']
  let running = true
  let down = false
  const worker = async (_: unknown, n: number) => {
    for (let turn = n; running; turn++) {
      const path = paths[turn % paths.length] ?? HOME
      const start = performance.now()
      const during = down
      const answer = await fatima.send(path, { limitMs: 15_000 })
      seen.push({ answer, ms: performance.now() - start, path, down: during && down })
      await sleep(20)
    }
  }
  const load = Promise.all(Array.from({ length: 4 }, worker))
  await sleep(800)
  const server = await portal.server()
  await server.stop('immediate')
  down = true
  await sleep(10_000)
  const ready = await fatima.get('/api/sante/pret')
  const form = await fatima.post('/connexion', { identifiant: EMAILS.fatima }).catch((error: Error) => error)
  down = false
  await portal.server()
  await expect.poll(async () => (await fatima.get(HOME)).status, { timeout: 15_000 }).toBe(200)
  await sleep(1000)
  running = false
  await load

  const odd = seen.filter(({ answer }) => answer.status !== 200 && answer.status !== 503)
  expect(odd.map(({ answer, path }) => `${path} ${answer.status} ${answer.headers['x-request-id']}`)).toEqual([])
  const refused = seen.filter(({ answer }) => answer.status === 503)
  expect(refused.length).toBeGreaterThan(4)
  for (const { answer, path } of refused) {
    expect(answer.headers['retry-after'], path).toMatch(/^\d+$/)
    expect(answer.headers['x-request-id'], path).toMatch(/^[2-9A-HJ-NP-Z]{10}$/)
    if (path.startsWith('/api/')) expect(JSON.parse(answer.body)).toEqual({ message: 'Le portail revient dans un instant.' })
    else expectPage(answer, 503, 'Le service est momentanément indisponible')
    expect(answer.body).not.toMatch(/ECONNREFUSED|Prisma|127\.0\.0\.1|node_modules/)
  }
  // Une page qui a besoin de la base n’a pas pu répondre 200 pendant l’arrêt.
  expect(seen.filter(({ answer, path, down: during }) => during && path.startsWith('/e/') && answer.status === 200)).toEqual([])
  expect(Math.max(...seen.map(({ ms }) => ms))).toBeLessThan(15_000)
  expect(ready.status).toBe(503)
  expect(form instanceof Error ? form.message : form.status).not.toBe(500)
  expect(seen.at(-1)?.answer.status).toBe(200)
  expect(portal.pid()).toBe(pid)
  // La session d’avant la panne sert encore, et l’on peut en ouvrir une autre.
  expect((await signIn(new HttpClient(portal.url), EMAILS.fatima)).status).toBe(303)
})
