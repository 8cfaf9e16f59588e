import { setTimeout as sleep } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from '@playwright/test'
import { SMTPServer } from 'smtp-server'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { withClient } from '../../../scripts/database.ts'
import { formFields, HttpClient, signIn } from '../../support/http.ts'
import { expect, test } from '../../support/journey.ts'
import { EMAILS } from '../../support/matrix.ts'
import { type ApartPortal, openApart } from '../acces/portails.ts'
import { cloneDraft, completeDraft, controlOf } from './saisie.ts'

const DURAND = '900000019'
const COUPURES = 20
/** Au-delà, le courriel est parti : la coupure ne prouverait plus rien. */
const FENETRE_MS = 3500

test.describe.configure({ mode: 'serial', timeout: 600_000 })

let portal: ApartPortal
let smtp: SMTPServer
const recus: string[] = []

test.beforeAll(async () => {
  test.setTimeout(180_000)
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
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  const { port } = smtp.server.address() as AddressInfo
  portal = await openApart({ MAIL: 'smtp', SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_EXPEDITEUR: 'ne-pas-repondre@carcept-prev.example' })
})
test.afterAll(async () => {
  await portal?.stop()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

const rows = <Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> =>
  withClient(portal.urls.DATABASE_URL, async (db) => (await db.query<Row>(sql, params)).rows)

test('vingt coupures entre le clic et le courriel : ce qui est accusé est là, une fois, avec un seul courriel', async ({ browser }) => {
  const client = new HttpClient(portal.url)
  expect((await signIn(client, EMAILS.claire)).status).toBe(303)
  const page = await openAs(browser, false)
  const brouillons = await cloneDraft(portal.urls.DATABASE_URL, await completeDraft(page), COUPURES)
  await page.context().close()

  const hasard = seeded(20261124)
  const accuses = new Map<string, string>()
  for (const id of brouillons) {
    const recap = `/e/${DURAND}/brouillons/${id}/recapitulatif`
    const champs = { ...formFields((await client.get(recap)).body), certification: 'oui', doublon: 'oui' }
    const envoi = client.post(recap, champs).catch(() => null)
    await sleep(hasard() * FENETRE_MS)
    await portal.crash()
    const reponse = await envoi
    const numero = /CP-\d{4}-\d{7}-\d/.exec(String(reponse?.headers.location ?? ''))?.[0]
    if (numero) accuses.set(id, numero)
    await portal.restart()
  }
  expect(accuses.size, 'des envois ont été accusés avant leur coupure').toBeGreaterThan(5)

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

  const envoyees = await rows<{ id: string; numero: string; evenements: number }>(
    `SELECT d.id, d.numero, (SELECT count(*)::int FROM evenement e WHERE e.type = 'demande.envoyee' AND e.donnees->>'demandeId' = d.id::text) AS evenements
     FROM demande d WHERE d.id = ANY ($1) AND d.statut = 'envoyee'`,
    [brouillons],
  )
  expect(envoyees.map(({ evenements }) => evenements)).toEqual(Array(COUPURES).fill(1))
  expect(new Set(envoyees.map(({ numero }) => numero)).size).toBe(COUPURES)
  for (const [id, numero] of accuses) expect(envoyees.find((d) => d.id === id)?.numero).toBe(numero)

  // Un travail tenu par un ouvrier mort revient au bout de son bail ; les courriels partent ensuite.
  const attendus = () => rows<{ numero: string }>(`SELECT sujet AS numero FROM courriel WHERE etat = 'envoye'`)
  await expect.poll(async () => (await attendus()).length, { timeout: 420_000, intervals: [2000] }).toBe(COUPURES)
  for (const { numero } of envoyees) {
    const siens = recus.filter((message) => message.includes(numero))
    expect(new Set(siens.map((message) => /^Message-ID: (.*)$/im.exec(message)?.[1])).size, numero).toBe(1)
  }
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
  await expect(page.locator('.autosave')).toContainText('Le portail ne répond pas')
  await portal.restart()
  // Rien n’est rechargé ni retapé : la page a gardé ce que le serveur n’a pas reçu, et le lui redonne d’elle-même.
  await expect(page.locator('.autosave')).toContainText('Enregistré à', { timeout: 20_000 })
  await page.reload()
  await expect(controlOf(page, 'declarantNom')).toHaveValue('Nom gardé')
  await expect(controlOf(page, 'declarantTelephone')).toHaveValue(/72.?00.?00.?11$/)
  await page.context().close()
})

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
