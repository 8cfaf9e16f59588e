import type { Locator, Page } from '@playwright/test'
import { arretDeTravail } from '../../../lib/demarches/arret-de-travail/definition.ts'
import { SAMPLES } from '../../../lib/demarches/arret-de-travail/sample.ts'
import type { Raws } from '../../../lib/demarches/define.ts'
import { nirKey } from '../../../lib/demarches/nir.ts'
import { DEMO_PASSWORD } from '../../../prisma/seed/accounts.ts'
import { expect, sql, test } from '../../support/journey.ts'
import { EMAILS } from '../../support/matrix.ts'
import { controlOf, entriesOf, makePdf } from './saisie.ts'

const DURAND = '900000019'
const ENTREE = `/e/${DURAND}/demarches/arret-de-travail`

/** Se connecte ici, et attend de l’être : une session à soi, que l’essai peut finir. */
async function signInHere(page: Page): Promise<void> {
  await page.locator('input[name=identifiant]').fill(EMAILS.claire)
  await page.locator('input[name=motDePasse]').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page).not.toHaveURL(/\/connexion/)
}

/** Finit la dernière session ouverte de Claire, comme le temps ou un administrateur le ferait. */
const endLastSession = () =>
  sql(
    `UPDATE session SET fermee_le = now() WHERE id = (SELECT s.id FROM session s JOIN utilisateur u ON u.id = s.utilisateur_id WHERE u.email = $1 ORDER BY s.ouverte_le DESC LIMIT 1)`,
    [EMAILS.claire],
  )

async function begin(page: Page): Promise<void> {
  await page.goto(ENTREE)
  await page
    .getByRole('button', { name: /^Commencer/ })
    .last()
    .click()
  await expect(page).toHaveURL(/\/entreprise$/)
}
const state = (page: Page): Locator => page.locator('[data-autosave]')

/** Une première frappe enregistrée : la page est prête, et sait chiffrer ce qu’elle gardera. */
async function typeOnce(page: Page): Promise<void> {
  await controlOf(page, 'declarantNom').fill('Tapé avec session')
  await expect(state(page)).toContainText('Enregistré à')
}

test.describe('hors ligne deux minutes', () => {
  test.use({ personne: 'claire', attendus: [/ERR_INTERNET_DISCONNECTED/] })
  test('le dit, garde tout, et enregistre de lui-même au retour du réseau', async ({ page, context }) => {
    await page.clock.install()
    await begin(page)
    await controlOf(page, 'declarantNom').fill('Avant la coupure')
    await expect(state(page)).toContainText('Enregistré à')
    await context.setOffline(true)
    await controlOf(page, 'declarantNom').fill('Pendant la coupure')
    await expect(state(page)).toContainText('Hors ligne')
    await page.getByRole('button', { name: /^Continuer vers/ }).scrollIntoViewIfNeeded()
    await expect(state(page), 'le dit au bas de l’étape aussi').toBeInViewport()
    await page.clock.fastForward('02:00')
    await expect(state(page)).toContainText('Hors ligne')
    await expect(controlOf(page, 'declarantNom')).toHaveValue('Pendant la coupure')
    await page.getByRole('button', { name: /^Continuer vers/ }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Ce que vous avez tapé est toujours là')
    await context.setOffline(false)
    await expect(state(page)).toContainText('Enregistré à')
    await page.reload()
    await expect(controlOf(page, 'declarantNom')).toHaveValue('Pendant la coupure')
  })
})

test.describe('une réponse se perd en route', () => {
  test.use({ personne: 'claire', attendus: [/ERR_FAILED/] })
  test('ce qui a été gardé sans qu’on le sache n’est pas pris pour la frappe d’un autre', async ({ page }) => {
    await begin(page)
    await typeOnce(page)
    await page.route(
      '**/champs',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await controlOf(page, 'declarantNom').fill('Gardé sans réponse')
    await expect(state(page)).toContainText('ne répond pas')
    await controlOf(page, 'declarantNom').fill('Tapé ensuite')
    await expect(state(page)).toContainText('Enregistré à')
    await page.reload()
    await expect(controlOf(page, 'declarantNom')).toHaveValue('Tapé ensuite')
  })
})

test.describe('la session se termine pendant la saisie', () => {
  test.use({ attendus: [/401 \(Unauthorized\)/] })

  test('on se reconnecte dans un autre onglet, et la même étape enregistre ce qui était tapé', async ({ page, context }) => {
    await page.goto('/connexion')
    await signInHere(page)
    await begin(page)
    await typeOnce(page)
    await endLastSession()
    await controlOf(page, 'declarantNom').fill('Tapé sans session')
    const dialogue = page.getByRole('dialog', { name: /Reconnectez-vous/ })
    await expect(dialogue).toBeVisible()
    const ouvert = context.waitForEvent('page')
    await dialogue.getByRole('link', { name: /Se connecter/ }).click()
    const autre = await ouvert
    await signInHere(autre)
    await expect(autre).toHaveURL(/\/brouillons\/[0-9a-f-]{36}\/entreprise/)
    await dialogue.getByRole('button', { name: /enregistrer/ }).click()
    await expect(state(page)).toContainText('Enregistré à')
    await page.reload()
    await expect(controlOf(page, 'declarantNom')).toHaveValue('Tapé sans session')
  })

  test('on recharge la page : la connexion ramène à la même étape, et ce qui était tapé y revient puis s’enregistre', async ({ page }) => {
    await page.goto('/connexion')
    await signInHere(page)
    await begin(page)
    const etape = page.url()
    await typeOnce(page)
    await endLastSession()
    await controlOf(page, 'declarantNom').fill('Tapé puis rechargé')
    await expect(state(page)).toContainText('Session terminée')
    await page.reload()
    await expect(page).toHaveURL(/\/connexion\?retour=/)
    await signInHere(page)
    await expect(page).toHaveURL(etape)
    await expect(controlOf(page, 'declarantNom')).toHaveValue('Tapé puis rechargé')
    await expect(state(page)).toContainText('Enregistré à')
  })
})

test.describe('au clavier', () => {
  test.use({ personne: 'claire' })

  test('coller une date dans une case remplit les trois', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await begin(page)
    await page.evaluate(() => navigator.clipboard.writeText('17/09/2026'))
    await walk(page, 'entreprise', SAMPLES.subrogation?.raws ?? {})
    await expect(page).toHaveURL(/\/salarie$/)
    await controlOf(page, 'naissance.mois').focus()
    await page.keyboard.press('ControlOrMeta+v')
    await expect(controlOf(page, 'naissance.jour')).toHaveValue('17')
    await expect(controlOf(page, 'naissance.mois')).toHaveValue('09')
    await expect(controlOf(page, 'naissance.annee')).toHaveValue('2026')
  })

  test('toute la déclaration, sans souris, jusqu’au numéro', async ({ page }) => {
    const numero = '1850538185044'
    const raws: Raws = { ...SAMPLES.subrogation?.raws, nir: { type: 'nir', numero, cle: nirKey(numero) } }
    await page.goto(ENTREE)
    await tabTo(page, (e) => e.tagName === 'BUTTON' && /^Commencer/.test(e.textContent ?? ''))
    await page.keyboard.press('Enter')
    for (const slug of ['entreprise', 'salarie', 'contrat-de-travail', 'arret', 'salaires']) {
      await expect(page).toHaveURL(new RegExp(`/${slug}$`))
      await walk(page, slug, raws)
    }
    await expect(page).toHaveURL(/\/pieces$/)
    await fillByKeyboard(page, 'pieces', raws)
    // Le RIB vient d’abord dans la page, quand l’IBAN est neuf.
    const rib = (await page.locator('#fichier-rib').count()) > 0 ? { rib: 'rib.pdf' } : {}
    const fichiers = { ...rib, bulletins: 'bulletins.pdf', attestation_salaire: 'attestation.pdf' }
    for (const [cle, nom] of Object.entries(fichiers)) {
      const fichier = { name: nom, mimeType: 'application/pdf', buffer: await makePdf(nom) }
      // Le fichier d’avant qui finit d’arriver refait la page : une pression perdue se redonne, comme le ferait la personne.
      await expect(async () => {
        await tabTo(page, (e, attendu) => e.id === attendu, `fichier-${cle}`)
        const choix = page.waitForEvent('filechooser', { timeout: 3_000 })
        await page.keyboard.press('Enter')
        await (await choix).setFiles(fichier)
      }).toPass()
      await expect(page.getByRole('link', { name: nom })).toBeVisible()
    }
    await press(page, '^Continuer vers')
    await expect(page).toHaveURL(/\/recapitulatif$/)
    await tabTo(page, (e) => e instanceof HTMLInputElement && e.name === 'certification')
    await page.keyboard.press('Space')
    await press(page, '^Envoyer la demande')
    await expect(page).toHaveURL(/\/envoyee$/)
    await expect(page.getByRole('main')).toContainText(/CP-\d{4}-\d{7}-\d/)
  })
})

/** Avance par Tab jusqu’à l’élément voulu. */
async function tabTo(page: Page, voulu: (element: Element, attendu: string) => boolean, attendu = ''): Promise<void> {
  for (let pas = 0; pas < 260; pas++) {
    if (await page.evaluate(`(${voulu.toString()})(document.activeElement, ${JSON.stringify(attendu)})`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab n’atteint pas ${attendu || voulu.toString()}.`)
}

async function press(page: Page, nom: string): Promise<void> {
  await tabTo(page, (e, attendu) => e.tagName === 'BUTTON' && new RegExp(attendu).test(e.textContent ?? ''), nom)
  await page.keyboard.press('Enter')
}

async function walk(page: Page, slug: string, raws: Raws): Promise<void> {
  await fillByKeyboard(page, slug, raws)
  await press(page, '^Continuer vers')
}

/** Remplit une étape au clavier seul : Tab d’une case à l’autre, les flèches dans un groupe, l’espace pour cocher. */
async function fillByKeyboard(page: Page, slug: string, raws: Raws): Promise<void> {
  const etape = arretDeTravail.etapes.find((une) => une.slug === slug)
  for (const nom of Object.keys(etape?.champs ?? {})) {
    const connu = (await page.locator(`form.form [data-connu="${nom}"]`).count()) > 0
    const raw = connu ? undefined : raws[nom]
    for (const [commande, valeur] of raw === undefined ? [] : entriesOf(nom, raw)) await type(page, commande, valeur)
  }
}

async function type(page: Page, nom: string, valeur: string): Promise<void> {
  const commande = controlOf(page, nom).first()
  await expect(commande, nom).toBeAttached()
  const genre = await commande.evaluate((e) => (e instanceof HTMLInputElement ? e.type : e.tagName.toLowerCase()))
  if (genre === 'hidden') return
  await tabTo(page, (e, attendu) => (e as HTMLInputElement).name === attendu && !(e as HTMLElement).hidden, nom)
  if (genre === 'checkbox') {
    while ((await active(page, 'value')) !== valeur) await page.keyboard.press('Tab')
    if (!(await active(page, 'checked'))) await page.keyboard.press('Space')
  } else if (genre === 'radio') {
    if (!(await active(page, 'checked'))) await page.keyboard.press('Space')
    for (let pas = 0; (await active(page, 'value')) !== valeur && pas < 30; pas++) await page.keyboard.press('ArrowDown')
    expect(await active(page, 'value'), nom).toBe(valeur)
  } else if (genre === 'select') {
    await page.keyboard.press('Home')
    for (let pas = 0; (await active(page, 'value')) !== valeur && pas < 60; pas++) await page.keyboard.press('ArrowDown')
    expect(await active(page, 'value'), nom).toBe(valeur)
  } else {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(valeur)
  }
}

const active = (page: Page, propriete: 'value' | 'checked') =>
  page.evaluate((nom) => (document.activeElement as unknown as Record<string, unknown> | null)?.[nom], propriete)
