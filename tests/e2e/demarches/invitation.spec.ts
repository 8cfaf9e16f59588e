import { createGuardrails, generate } from 'otplib'
import { demonstrationEnvironment } from '../../../scripts/environment.ts'
import { inProject } from '../../../scripts/paths.ts'
import { tryNode } from '../../../scripts/processes.ts'
import { NO_FILES } from '../../support/portal-process.ts'
import { expect, expectAccessible, expectFits, fillSignIn, sql, test } from '../../support/journey.ts'
import { expectNoSecret } from '../../support/secrets.ts'
import { mainDatabase, mainDir } from '../acces/portails.ts'

const PHRASE = 'trois semi-remorques à Rungis'
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })
const codeOf = (secret: string, seconds = 0) => generate({ secret, guardrails, epoch: Math.floor(Date.now() / 1000) + seconds })

/** Invite comme l’exploitation le fait, et attend le courriel que l’ouvrier du portail écrit. Rend son lien. */
async function invite(email: string, prenom: string): Promise<string> {
  const env = { ...demonstrationEnvironment(mainDir(), await mainDatabase(), 3100), ...NO_FILES }
  const words = ['creer-gestionnaire', '--email', email, '--prenom', prenom, '--nom', 'Vasseur', '--superviseur']
  const { code, output } = await tryNode([inProject('scripts', 'admin.ts'), ...words], { env, quiet: true })
  expect(output).toContain(`Invitée : ${email}`)
  expect(code).toBe(0)
  const courriels = () => sql<{ id: string }>('SELECT id FROM courriel WHERE destinataire = $1 ORDER BY cree_le DESC', [email])
  await expect.poll(async () => (await courriels()).length, { timeout: 20_000 }).toBe(1)
  return `/demo/courriels/${(await courriels())[0]?.id}`
}

// Le lien qui a servi est introuvable, et le navigateur le dit.
test.use({ attendus: [/\/invitation\/.*404/] })

test('la première personne de la gestion : invitée, elle choisit son mot de passe et son second facteur, puis entre ; son lien ne sert plus', async ({
  page,
}) => {
  const email = 'helene.vasseur@carcept.example'
  const courriel = await invite(email, 'Hélène')
  await page.goto(courriel)
  const lien = /\/invitation\/[\w-]{43}/.exec(await page.content())?.[0] ?? ''
  await page.goto(lien)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ouvrir mon accès au centre de gestion')
  await expectAccessible(page)
  const cle = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')

  const fill = async (motDePasse: string, confirmation: string, code: string) => {
    await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse)
    await page.getByLabel('Le même, une seconde fois').fill(confirmation)
    await page.getByLabel('Code à 6 chiffres').fill(code)
    await page.getByRole('button', { name: 'Ouvrir mon accès' }).click()
  }
  await fill(PHRASE, 'autre chose', '123456')
  await expect(page.getByText('Les deux mots de passe ne sont pas les mêmes').first()).toBeVisible()
  await expect(page.getByLabel('Mot de passe', { exact: true }), 'un secret ne revient pas').toHaveValue('')
  await expectAccessible(page)
  await fill('Vasseur2026!', 'Vasseur2026!', await codeOf(cle))
  await expect(page.getByText('Ce mot de passe se devine').first()).toBeVisible()
  // La page le dit pendant que le portail, neuf, apprend encore à juger : ce n’est pas encore sa réponse.
  await expect(page.getByLabel('Mot de passe', { exact: true }), 'la réponse est là').toHaveValue('')
  await page.setViewportSize({ width: 360, height: 800 })
  await expectFits(page, 360)
  await fill(PHRASE, PHRASE, await codeOf(cle))
  await expect(page).toHaveURL('/gestion/connexion')

  await fillSignIn(page, email, PHRASE, await codeOf(cle, 30))
  await expect(page).toHaveURL('/gestion')
  await page.goto(lien)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette invitation n’est plus valable')
  await expectNoSecret([PHRASE, cle, lien.split('/').at(-1) ?? ''])
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('le même chemin', async ({ page }) => {
    const email = 'jeanne.vasseur@carcept.example'
    await page.goto(await invite(email, 'Jeanne'))
    await page.goto(/\/invitation\/[\w-]{43}/.exec(await page.content())?.[0] ?? '')
    const cle = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
    const fill = async (confirmation: string) => {
      await page.getByLabel('Mot de passe', { exact: true }).fill(PHRASE)
      await page.getByLabel('Le même, une seconde fois').fill(confirmation)
      await page.getByLabel('Code à 6 chiffres').fill(await codeOf(cle))
      await page.getByRole('button', { name: 'Ouvrir mon accès' }).click()
    }
    await fill('autre chose')
    await expect(page.getByText('Les deux mots de passe ne sont pas les mêmes').first()).toBeVisible()
    await fill(PHRASE)
    await expect(page).toHaveURL('/gestion/connexion')
  })
})

test('la démonstration n’écoute que sur cette machine, à une seule adresse', async ({ request, baseURL }) => {
  const other = (baseURL ?? '').replace('localhost', '127.0.0.2')
  expect((await request.get('/api/sante')).status()).toBe(200)
  await expect(request.get(`${other}/api/sante`)).rejects.toThrow(/ECONNREFUSED/)
})
