import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { SMTPServer } from 'smtp-server'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { withClient } from '../../../scripts/database.ts'
import { formFields, HttpClient, multipart, signIn } from '../../support/http.ts'
import { expect, test } from '../../support/journey.ts'
import { EMAILS } from '../../support/matrix.ts'
import { type ApartPortal, openApart } from '../acces/portails.ts'
import { cloneDraft, completeDraft, controlOf, makePdf } from './saisie.ts'

const DURAND = '900000019'
/** `npm run drill -- coupures` en joue davantage : à chaque endroit de l’envoi, il en faut plusieurs. */
const LONG = process.env.COUPURES === 'longues'
const COUPURES = LONG ? 20 : 3
const REPONSES = LONG ? 10 : 1
/** Trois par trois : chacun des actes autant de fois. */
const ACTES = LONG ? 12 : 3
const MORTS = LONG ? 3 : 1
/** Au-delà, le courriel est parti : la coupure ne prouverait plus rien. */
const FENETRE_MS = 3500
/** Une réponse ou un acte dure moins : au-delà, ils sont faits. */
const FENETRE_ENVOI_MS = 120

test.describe.configure({ mode: 'serial', timeout: 600_000 })

let portal: ApartPortal
let smtp: SMTPServer
let port = 0
const recus: string[] = []
/** Les demandes envoyées par le premier essai, que les suivants font vivre. */
let envoyees: { id: string; numero: string }[] = []
const hasard = seeded(20261124)

/** Ouvre le serveur de courriels à ce port, ou à un port libre. */
async function listen(souhaite: number): Promise<number> {
  smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData: (flux, _session, rendre) => {
      const parts: Buffer[] = []
      flux.on('data', (part: Buffer) => parts.push(part))
      flux.on('end', () => {
        recus.push(Buffer.concat(parts).toString('utf8'))
        rendre()
      })
    },
  })
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => smtp.listen(souhaite, '127.0.0.1', () => resolve()))
  return (smtp.server.address() as AddressInfo).port
}
const hangUp = () => new Promise<void>((resolve) => smtp.close(() => resolve()))

test.beforeAll(async () => {
  port = await listen(0)
  portal = await openApart({ MAIL: 'smtp', SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_EXPEDITEUR: 'ne-pas-repondre@carcept-prev.example' })
})
test.afterAll(async () => {
  await portal?.stop()
  await hangUp()
})

const rows = <Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> =>
  withClient(portal.urls.DATABASE_URL, async (db) => (await db.query<Row>(sql, params)).rows)

test('des coupures pendant l’envoi d’une demande : ce qui est accusé est là, une fois ; le reste s’envoie encore', async ({ browser }) => {
  const client = new HttpClient(portal.url)
  expect((await signIn(client, EMAILS.claire)).status).toBe(303)
  const page = await openAs(browser, false)
  const brouillons = await cloneDraft(portal.urls.DATABASE_URL, await completeDraft(page), COUPURES)
  await page.context().close()

  const accuses = new Map<string, string>()
  for (const id of brouillons) {
    const recap = `/e/${DURAND}/brouillons/${id}/recapitulatif`
    const champs = { ...formFields((await client.get(recap)).body), certification: 'oui', doublon: 'oui' }
    const envoi = client.post(recap, champs).catch(() => null)
    // La dernière tombe juste après l’accusé ; les autres, n’importe quand.
    if (id === brouillons.at(-1)) await envoi
    else await sleep(hasard() * FENETRE_MS)
    await portal.crash()
    const reponse = await envoi
    const numero = /CP-\d{4}-\d{7}-\d/.exec(String(reponse?.headers.location ?? ''))?.[0]
    if (numero) accuses.set(id, numero)
    await portal.restart()
  }
  expect(accuses.size, 'des envois ont été accusés avant leur coupure').toBeGreaterThan(0)

  // Ce qui n’a pas été accusé est un brouillon entier, qui s’envoie encore.
  const restes = await rows<{ id: string; statut: string }>('SELECT id, statut::text FROM demande WHERE id = ANY ($1) AND numero IS NULL', [
    brouillons,
  ])
  expect(restes.filter(({ id }) => accuses.has(id))).toEqual([])
  for (const { id } of restes) {
    const recap = `/e/${DURAND}/brouillons/${id}/recapitulatif`
    const reponse = await client.post(recap, { ...formFields((await client.get(recap)).body), certification: 'oui', doublon: 'oui' })
    expect(reponse.headers.location).toMatch(/\/envoyee$/)
  }

  const lues = await rows<{ id: string; numero: string; evenements: number }>(
    `SELECT d.id, d.numero, (SELECT count(*)::int FROM evenement e WHERE e.type = 'demande.envoyee' AND e.donnees->>'demandeId' = d.id::text) AS evenements
     FROM demande d WHERE d.id = ANY ($1) AND d.statut = 'envoyee'`,
    [brouillons],
  )
  expect(lues.map(({ evenements }) => evenements)).toEqual(Array(COUPURES).fill(1))
  expect(new Set(lues.map(({ numero }) => numero)).size).toBe(COUPURES)
  for (const [id, numero] of accuses) expect(lues.find((d) => d.id === id)?.numero).toBe(numero)
  envoyees = lues
})

test('des coupures pendant une réponse et son fichier : le même formulaire renvoyé n’en fait qu’une', async () => {
  const client = new HttpClient(portal.url)
  expect((await signIn(client, EMAILS.claire)).status).toBe(303)
  const textes: string[] = []
  for (const { numero } of envoyees.slice(0, REPONSES)) {
    const corps = `Réponse pendant une coupure, ${numero}`
    textes.push(corps)
    const { body, type } = multipart({ cle: randomUUID(), corps }, await makePdf(numero))
    const send = () => client.send(`/api/demandes/${numero}/messages`, { method: 'POST', body, headers: { ...client.ours(), 'content-type': type } })
    await cutDuring(send)
    const rendu = await send()
    expect(rendu.headers.location, numero).toContain('envoi=envoye')
  }
  const lus = await rows<{ corps: string; fichiers: number; evenements: number }>(
    `SELECT m.corps, (SELECT count(*)::int FROM piece p WHERE p.message_id = m.id) AS fichiers,
       (SELECT count(*)::int FROM evenement e WHERE e.type = 'demande.message_client' AND e.donnees->>'messageId' = m.id::text) AS evenements
     FROM message m JOIN demande d ON d.id = m.demande_id WHERE d.numero = ANY ($1) AND m.cote = 'client'`,
    [envoyees.map(({ numero }) => numero)],
  )
  expect(lus.map(({ corps }) => corps).sort()).toEqual(textes.sort())
  for (const { fichiers, evenements } of lus) expect({ fichiers, evenements }).toEqual({ fichiers: 1, evenements: 1 })
})

test('la base tuée net pendant que l’on répond : elle revient sans que le portail redémarre, ce qui a été accusé est là, une fois', async () => {
  const client = new HttpClient(portal.url)
  expect((await signIn(client, EMAILS.claire)).status).toBe(303)
  const pid = portal.pid()
  const { numero } = envoyees.at(-1) ?? { numero: '' }
  const home = `/e/${DURAND}`
  const startedAt = async () => (await rows<{ le: string }>('SELECT pg_postmaster_start_time()::text AS le').catch(() => []))[0]?.le
  // Le serveur d’abord : ses processus orphelins répondent encore un instant après lui.
  const back = async (before: string | undefined) => {
    await expect.poll(async () => ![undefined, before].includes(await startedAt()), { timeout: 20_000, intervals: [50] }).toBe(true)
    await expect.poll(async () => (await client.get(home)).status, { timeout: 20_000, intervals: [100] }).toBe(200)
  }
  // Les essais l’ouvrent sans sûreté ; celle que le portail rouvre est celle de tout le monde.
  const first = await startedAt()
  await (await portal.server()).stop()
  await back(first)
  const accuses: string[] = []
  const statuts = new Set<number>()
  for (let mort = 0; mort < MORTS; mort++) {
    const before = await startedAt()
    const server = (await portal.server()).pid()
    let courant = true
    const ecrire = (async () => {
      for (let n = 0; courant; n++) {
        const corps = `Mort ${mort}, message ${n}`
        const { body, type } = multipart({ cle: randomUUID(), corps })
        const send = () =>
          client.send(`/api/demandes/${numero}/messages`, { method: 'POST', body, headers: { ...client.ours(), 'content-type': type } })
        const { status, headers } = await send()
        statuts.add(status)
        if (headers.location?.includes('envoi=envoye')) accuses.push(corps)
        await sleep(200)
      }
    })()
    await sleep(300 + hasard() * 300)
    process.kill(server ?? 0, 'SIGKILL')
    await back(before)
    courant = false
    await ecrire
  }
  expect([...statuts].filter((status) => ![303, 429, 503].includes(status))).toEqual([])
  expect(accuses.length).toBeGreaterThanOrEqual(MORTS)
  const lus = (await rows<{ corps: string }>(`SELECT corps FROM message WHERE corps LIKE 'Mort %'`)).map(({ corps }) => corps)
  expect(accuses.filter((corps) => !lus.includes(corps))).toEqual([])
  expect(lus).toHaveLength(new Set(lus).size)
  expect(portal.pid()).toBe(pid)
})

test('des coupures pendant les actes du gestionnaire, le serveur de courriels arrêté : chaque acte est fait une fois', async () => {
  const sophie = new HttpClient(portal.url)
  expect((await signIn(sophie, EMAILS.sophie, { staff: true })).status).toBe(303)
  await hangUp()
  const suites: { bouton: string; type: string; champs: Record<string, string> }[] = [
    { bouton: 'Prendre en charge', type: 'demande.prise_en_charge', champs: {} },
    { bouton: 'Demander les pièces', type: 'demande.pieces_demandees', champs: { corps: 'Il manque une pièce.', delai: '15' } },
    { bouton: 'Clore la demande', type: 'demande.cloturee', champs: { corps: 'Nous avons réglé.', issue: 'acceptee' } },
  ]
  for (const [rang, { numero }] of envoyees.slice(0, ACTES).entries()) {
    const suite = suites[rang % suites.length] as (typeof suites)[number]
    const page = `/gestion/demandes/${numero}`
    const formOf = async (bouton: string) => formFields((await sophie.get(page)).body, bouton)
    if (rang % suites.length > 0) expect((await sophie.post(page, await formOf('Prendre en charge'))).status, numero).toBe(303)
    const champs = { ...(await formOf(suite.bouton)), ...suite.champs }
    await cutDuring(() => sophie.post(page, champs))
    await sophie.post(page, champs)
    const faits = await rows<{ nombre: number }>(
      `SELECT count(*)::int AS nombre FROM evenement e JOIN demande d ON d.id::text = e.donnees->>'demandeId' WHERE d.numero = $1 AND e.type = $2`,
      [numero, suite.type],
    )
    expect(faits, `${suite.bouton}, ${numero}`).toEqual([{ nombre: 1 }])
  }
  const messages = await rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM message m JOIN demande d ON d.id = m.demande_id WHERE d.numero = ANY ($1) AND m.cote = 'gestion'`,
    [envoyees.map(({ numero }) => numero)],
  )
  expect(messages, 'un message par demande de pièces et par clôture').toEqual([{ n: (ACTES * 2) / 3 }])
  await listen(port)
})

test('après toutes ces coupures, chaque courriel dû part une fois', async () => {
  // Un travail tenu par un ouvrier mort revient au bout de son bail, que l’on attend en vrai au long ; les courriels partent ensuite.
  if (!LONG) await rows(`UPDATE pgboss.job SET started_on = started_on - interval '10 minutes' WHERE state = 'active'`)
  const dus = await rows<{ id: string; type: string }>(
    `SELECT e.id::text, e.type FROM evenement e JOIN demande d ON d.id::text = e.donnees->>'demandeId'
     WHERE d.numero = ANY ($1) AND e.type IN ('demande.envoyee', 'demande.prise_en_charge', 'demande.pieces_demandees', 'demande.cloturee')`,
    [envoyees.map(({ numero }) => numero)],
  )
  expect(dus).toHaveLength(COUPURES + ACTES + (ACTES * 2) / 3)
  // D’autres courriels partent aussi : qui se connecte d’un nouvel appareil l’apprend.
  const partis = () =>
    rows<{ cle: string; id: string }>(
      `SELECT cle, message_id AS id FROM courriel WHERE etat = 'envoye' AND EXISTS (SELECT 1 FROM unnest($1::text[]) du WHERE cle LIKE du || '%')`,
      [dus.map(({ id }) => id)],
    )
  await expect.poll(async () => (await partis()).length, { timeout: 480_000, intervals: [2000] }).toBe(dus.length)
  const lus = await partis()
  const cles = lus.map(({ cle }) => cle)
  for (const { id, type } of dus)
    expect(
      cles.filter((cle) => cle.startsWith(id)),
      type,
    ).toHaveLength(1)
  const recues = new Set(recus.map((message) => /^Message-ID: (.*)$/im.exec(message)?.[1]?.trim()))
  expect(lus.filter(({ id }) => !recues.has(id) && !recues.has(`<${id}>`))).toEqual([])
})

test('le serveur tué pendant une saisie : ce qui a été enregistré est là au retour', async ({ browser }) => {
  const page = await openAs(browser, true)
  await page.goto(`/e/${DURAND}/demarches/arret-de-travail`)
  await page
    .getByRole('button', { name: /^Commencer/ })
    .last()
    .click()
  await expect(page).toHaveURL(/\/entreprise$/)
  const enregistre = page.waitForResponse((reponse) => reponse.url().endsWith('/champs') && reponse.ok())
  await controlOf(page, 'declarantNom').fill('Nom gardé')
  await enregistre
  await portal.crash()
  await controlOf(page, 'declarantTelephone').fill('0472000011')
  await expect(page.locator('[data-autosave]')).toContainText('Le portail ne répond pas')
  await portal.restart()
  // Rien n’est rechargé ni retapé : la page a gardé ce que le serveur n’a pas reçu, et le lui redonne d’elle-même.
  await expect(page.locator('[data-autosave]')).toContainText('Enregistré à', { timeout: 20_000 })
  await page.reload()
  await expect(controlOf(page, 'declarantNom')).toHaveValue('Nom gardé')
  await expect(controlOf(page, 'declarantTelephone')).toHaveValue(/72.?00.?00.?11$/)
  await page.context().close()
})

/** Fait cet envoi, tue le serveur à un instant tiré au hasard, et le remet en marche. */
async function cutDuring(send: () => Promise<unknown>): Promise<void> {
  const envoi = send().catch(() => null)
  await sleep(hasard() * FENETRE_ENVOI_MS)
  await portal.crash()
  await envoi
  await portal.restart()
}

/** Une page de Claire sur ce portail, à part des sessions gardées pour l’autre. */
async function openAs(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: portal.url, javaScriptEnabled, locale: 'fr-FR' })).newPage()
  await page.goto('/connexion')
  await page.locator('input[name=identifiant]').fill(EMAILS.claire)
  await page.locator('input[name=motDePasse]').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page).not.toHaveURL(/connexion/)
  return page
}

/** Un hasard qui se rejoue (mulberry32) : chaque échec se retrouve. */
function seeded(graine: number): () => number {
  let etat = graine
  return () => {
    etat = (etat + 0x6d2b79f5) | 0
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
