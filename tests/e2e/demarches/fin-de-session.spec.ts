import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { expect, expectAccessible, expectFits, fillSignIn, newState, sql, test } from '../../support/journey.ts'
import { EMAILS } from '../../support/matrix.ts'
import { controlOf } from './saisie.ts'

const DURAND = '900000019'

/** Se connecte ici : une session à soi, que l’essai peut finir. */
async function signInHere(page: Page, email: string): Promise<void> {
  await page.goto('/connexion')
  await fillSignIn(page, email, DEMO_PASSWORD)
  await expect(page).not.toHaveURL(/\/connexion/)
}

/** L’empreinte de la session de ce navigateur : d’autres, de la même personne, servent à côté. */
async function sessionOf(page: Page): Promise<string> {
  const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('session'))
  return createHash('sha256')
    .update(cookie?.value.split('.')[0] ?? '')
    .digest('hex')
}
/** Fait comme si cette session n’avait pas servi depuis ce temps. */
const idle = async (page: Page, temps: string) =>
  sql('UPDATE session SET vue_le = maintenant() - $2::interval WHERE empreinte = $1', [await sessionOf(page), temps])
const expiresIn = async (page: Page, temps: string) =>
  sql('UPDATE session SET expire_le = maintenant() + $2::interval WHERE empreinte = $1', [await sessionOf(page), temps])
const seenSecondsAgo = async (page: Page): Promise<number> =>
  Number(
    (await sql<{ s: string }>('SELECT extract(epoch FROM maintenant() - vue_le) AS s FROM session WHERE empreinte = $1', [await sessionOf(page)]))[0]
      ?.s,
  )

/** Une horloge qu’on avance, et qui dit quand la page a posé son minuteur de fin : avancée plus tôt, elle ne sonnerait pas. */
async function installClock(page: Page): Promise<void> {
  await page.clock.install()
  await page.addInitScript(() => {
    const { setTimeout: pose } = window
    Object.assign(window, {
      setTimeout: (suite: () => void, attente?: number, ...reste: unknown[]) => {
        if ((attente ?? 0) > 10 * 60_000) Object.assign(window, { compte: true })
        return pose(suite, attente, ...reste)
      },
    })
  })
}
/** La page compte jusqu’à sa fin. */
const alive = (page: Page) => expect.poll(() => page.evaluate(() => 'compte' in window)).toBe(true)

const dialog = (page: Page) => page.getByRole('alertdialog', { name: /Vous êtes toujours là/ })

async function begin(page: Page): Promise<void> {
  await page.goto(`/e/${DURAND}/demarches/arret-de-travail`)
  await page
    .getByRole('button', { name: /^Commencer/ })
    .last()
    .click()
  await expect(page).toHaveURL(/\/entreprise$/)
}

test.use({ attendus: [/401/] })

test('deux minutes avant la fin, la page enregistre puis demande ; « Rester connectée » prolonge ; finie, on revient à la même étape avec tout', async ({
  page,
}) => {
  const email = EMAILS.claire
  await installClock(page)
  await signInHere(page, email)
  await begin(page)
  await alive(page)
  await controlOf(page, 'declarantNom').fill('Tapé avant le dialogue')
  await expect(page.locator('[data-autosave]')).toContainText('Enregistré à')

  await idle(page, '28 minutes 20 seconds')
  await page.clock.fastForward('28:05')
  await expect(dialog(page)).toBeVisible()
  await expect(dialog(page)).toContainText('Tout est enregistré')
  await expect(dialog(page).getByRole('timer')).toHaveText(/^(1\u00a0min\u00a0\d\d|\d+\u00a0s)$/)
  expect(await seenSecondsAgo(page), 'demander ne prolonge pas').toBeGreaterThan(1600)
  await expectAccessible(page)
  await expectFits(page, 360)
  await expect(dialog(page).getByRole('button', { name: 'Rester connectée' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  expect(await seenSecondsAgo(page), 'répondre prolonge').toBeLessThan(60)
  await expect(controlOf(page, 'declarantNom')).toHaveValue('Tapé avant le dialogue')

  const garde = page.waitForResponse((rendu) => rendu.url().endsWith('/champs') && rendu.ok())
  await controlOf(page, 'declarantNom').fill('Tapé juste avant la fin')
  await garde
  const etape = page.url()
  await idle(page, '29 minutes')
  await page.clock.fastForward('28:05')
  await expect(dialog(page)).toBeVisible()
  await idle(page, '31 minutes')
  await page.clock.fastForward('02:10')
  await expect(page).toHaveURL(/\/connexion\?retour=/)
  await expect(page.getByText(/Votre session s’est fermée à .* après 30 minutes sans geste/)).toBeVisible()
  await expect(page.getByRole('link', { name: /Ce n’est pas moi/ })).toHaveAttribute('href', '/connexion')
  await expectAccessible(page)
  await fillSignIn(page, email, DEMO_PASSWORD)
  await expect(page).toHaveURL(etape)
  await expect(controlOf(page, 'declarantNom')).toHaveValue('Tapé juste avant la fin')
  await expect(page.getByText('Rien n’est perdu').last()).toBeVisible()
  await expectAccessible(page)
})

test('un formulaire ordinaire retrouve aussi ce qui y était tapé, sauf ses secrets', async ({ page }) => {
  const email = EMAILS.marc
  await installClock(page)
  await signInHere(page, email)
  await page.goto('/inscription/certification')
  await alive(page)
  await page.getByLabel('SIREN').fill('900 000 050')
  await page.getByLabel('Identifiant numéro entreprise').fill('12345678A')
  await idle(page, '28 minutes 30 seconds')
  await page.clock.fastForward('28:05')
  await expect(dialog(page)).toBeVisible()
  await idle(page, '31 minutes')
  await page.clock.fastForward('02:10')
  await expect(page).toHaveURL(/\/connexion\?retour=/)
  await fillSignIn(page, email, DEMO_PASSWORD)
  await expect(page).toHaveURL('/inscription/certification')
  await expect(page.getByLabel('SIREN')).toHaveValue('900 000 050')
  await expect(page.getByLabel('Identifiant numéro entreprise')).toHaveValue('')
})

test('un autre onglet a servi : rien ne se montre ; au bout de sa durée, la session ne se prolonge pas et le dit', async ({ page }) => {
  const email = EMAILS.ines
  await installClock(page)
  await signInHere(page, email)
  await page.goto('/profil')
  await alive(page)
  const asked = page.waitForResponse('**/api/session')
  await page.clock.fastForward('28:05')
  await asked
  // Le dialogue repart sans s’être montré : la page a compris, et compte de nouveau.
  await expect(page.locator('dialog[aria-labelledby=fin-titre]')).toHaveCount(0)
  await expiresIn(page, '90 seconds')
  await page.clock.fastForward('28:05')
  await expect(dialog(page)).toContainText('arrive au bout de sa durée')
  await expect(dialog(page).getByRole('button', { name: /Rester/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
})

test('la gestion est prévenue au bout de treize minutes', async ({ ouvre, browser }) => {
  const page = await ouvre(null, { storageState: await newState(browser, 'luc') })
  await installClock(page)
  await page.goto('/gestion')
  await alive(page)
  await idle(page, '13 minutes 30 seconds')
  await page.clock.fastForward('13:05')
  await expect(dialog(page)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Rester connecté' }).click()
  await expect(dialog(page)).toBeHidden()
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('la page dit qu’elle ne peut prévenir ; la session finie, la connexion dit quand, et ramène', async ({ page }) => {
    const email = EMAILS.marc
    await signInHere(page, email)
    await page.goto('/profil')
    const dit = page.locator('main noscript p')
    await expect(dit).toBeVisible()
    await expect(dit).toContainText('cette session se ferme 30 minutes après')
    await idle(page, '31 minutes')
    await page.goto('/profil')
    await expect(page.getByText(/Votre session s’est fermée à .* après 30 minutes sans geste/)).toBeVisible()
    await fillSignIn(page, email, DEMO_PASSWORD)
    await expect(page).toHaveURL('/profil')
  })
})
