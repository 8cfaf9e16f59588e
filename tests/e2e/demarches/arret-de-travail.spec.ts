import { readFileSync } from 'node:fs'
import { arretDeTravail } from '../../../lib/demarches/arret-de-travail/definition.ts'
import { SAMPLES } from '../../../lib/demarches/arret-de-travail/sample.ts'
import type { Etape, Raws } from '../../../lib/demarches/define.ts'
import { nirKey } from '../../../lib/demarches/nir.ts'
import { inProject } from '../../../scripts/paths.ts'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectFits, sql, test } from '../../support/journey.ts'
import { freshIban, chooseRib, completeDraft, fillStep, makePdf, makePng, controlOf } from './saisie.ts'

const DURAND = '900000019'
const ENTREE = `/e/${DURAND}/demarches/arret-de-travail`
const NUMERO = /CP-\d{4}-\d{7}-\d/
const IBAN = 'FR7630006000011234567890189'
const NIRS = { ecran: nirOf('1850538185042'), seul: nirOf('1850538185043') }

test.use({ personne: 'claire' })

function nirOf(numero: string) {
  return { type: 'nir', numero, cle: nirKey(numero) }
}
function etapeOf(slug: string): Etape {
  const etape = arretDeTravail.etapes.find((une) => une.slug === slug)
  if (!etape) throw new Error(`Pas d’étape ${slug}.`)
  return etape
}
const rawsOf = (exemple: string): Raws => SAMPLES[exemple]?.raws ?? {}
const idIn = (url: string): string => /brouillons\/([0-9a-f-]{36})/.exec(url)?.[1] ?? ''

test('Claire commence sur son poste, s’arrête à la troisième étape, reprend sur son téléphone et envoie', async ({ page, ouvre }) => {
  const raws: Raws = { ...rawsOf('subrogation'), iban: freshIban(), nir: NIRS.ecran }
  await page.goto(ENTREE)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Commencer/ }).click()
  for (const slug of ['entreprise', 'salarie']) {
    await expect(page).toHaveURL(new RegExp(`/brouillons/[0-9a-f-]{36}/${slug}$`))
    await fillStep(page, etapeOf(slug), raws)
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Continuer vers/ }).click()
  }
  await expect(page).toHaveURL(/\/contrat-de-travail$/)
  await fillStep(page, etapeOf('contrat-de-travail'), raws)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Enregistrer et quitter' }).click()
  await expect(page).toHaveURL(/\/brouillons\/[0-9a-f-]{36}$/)
  const id = idIn(page.url())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arrêt de travail de Karim Haddad')

  const tel = await ouvre('claire', { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true })
  await tel.goto(`/e/${DURAND}/brouillons/${id}`)
  await tel.getByRole('link', { name: /^Reprendre/ }).click()
  // Tout y est : la troisième étape est complète, la suivante s’ouvre.
  await expect(tel).toHaveURL(/\/(contrat-de-travail|arret)$/)
  await tel.goto(`/e/${DURAND}/brouillons/${id}/salarie`)
  await expect(controlOf(tel, 'nomNaissance')).toHaveValue('Haddad')
  await expect(controlOf(tel, 'nir.numero')).toHaveValue(/•/)
  await tel.goto(`/e/${DURAND}/brouillons/${id}/contrat-de-travail`)
  await tel.getByRole('button', { name: /^Continuer vers/ }).click()
  for (const slug of ['arret', 'salaires']) {
    await expect(tel).toHaveURL(new RegExp(`/${slug}$`))
    await fillStep(tel, etapeOf(slug), raws)
    await expectAccessible(tel)
    await expectFits(tel, 360)
    await tel.getByRole('button', { name: /^Continuer vers/ }).click()
  }
  await expect(tel).toHaveURL(/\/pieces$/)
  await fillStep(tel, etapeOf('pieces'), raws)
  await tel
    .locator('#fichier-bulletins')
    .setInputFiles({ name: 'bulletins.pdf', mimeType: 'application/pdf', buffer: await makePdf('Bulletins fictifs') })
  await expect(tel.getByRole('link', { name: 'bulletins.pdf' })).toBeVisible()
  await tel.locator('#fichier-attestation_salaire').setInputFiles({ name: 'attestation.png', mimeType: 'image/png', buffer: await makePng() })
  await expect(tel.getByRole('link', { name: 'attestation.png' })).toBeVisible()
  await chooseRib(tel)
  await expect(tel.getByRole('link', { name: 'rib.pdf' })).toBeVisible()
  await expectAccessible(tel)
  await expectFits(tel, 360)
  await tel.getByRole('button', { name: 'Continuer vers le récapitulatif' }).click()

  await expect(tel).toHaveURL(/\/recapitulatif$/)
  await expect(tel.getByRole('main')).toContainText('bulletins.pdf')
  await expect(tel.getByRole('main')).not.toContainText(NIRS.ecran.numero)
  await expectAccessible(tel)
  await expectFits(tel, 360)
  await tel.locator('main a[href*="/salarie?retour"]').first().click()
  await expect(tel).toHaveURL(/\/salarie\?retour=recapitulatif/)
  await controlOf(tel, 'prenoms').fill('Karim, Ahmed')
  await tel.getByRole('button', { name: 'Continuer vers le récapitulatif' }).click()
  await expect(tel).toHaveURL(/\/recapitulatif$/)
  await expect(tel.getByRole('main')).toContainText('Karim, Ahmed')

  await tel.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(tel.getByRole('heading', { name: /erreur/i })).toBeVisible()
  await tel.getByRole('checkbox', { name: /Je certifie/ }).check()
  await tel.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(tel).toHaveURL(/\/envoyee$/)
  await expectAccessible(tel)
  const numero = NUMERO.exec((await tel.getByRole('main').textContent()) ?? '')?.[0] ?? ''
  expect(numero).toMatch(NUMERO)
  const recu = tel.waitForEvent('download')
  await tel.getByRole('link', { name: /Télécharger l’accusé de réception/ }).click()
  expect(
    readFileSync(await (await recu).path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')

  await expectMail(numero)
  await page.goto('/demo/courriels')
  await page
    .getByRole('link', { name: new RegExp(numero) })
    .first()
    .click()
  await expect(page.getByRole('main')).toContainText(numero)
  await page.goto(`/e/${DURAND}/brouillons/${id}`)
  await expect(page).toHaveURL(new RegExp(`/demandes/${numero}$`))
})

/** Attend le courriel de cette demande : un seul, au sujet parlant. */
async function expectMail(numero: string): Promise<void> {
  const read = () => sql<{ sujet: string }>('SELECT sujet FROM courriel WHERE sujet LIKE $1', [`%${numero}%`])
  await expect.poll(async () => (await read()).length, { timeout: 20_000 }).toBe(1)
  expect((await read())[0]?.sujet).toMatch(/^Demande envoyée.*Transports Fictifs Durand$/)
}

/** Une faute par étape : ce qui est tapé, et le champ où l’erreur mène. */
const FAUTES: Readonly<Record<string, Raws>> = {
  entreprise: { declarantEmail: 'nadia chez exemple' },
  salarie: { nir: { type: 'nir', numero: NIRS.seul.numero, cle: '99' } },
  'contrat-de-travail': { embauche: { jour: '31', mois: '02', annee: '2018' } },
  arret: { finArret: { jour: '01', mois: '01', annee: '2026' }, iban: 'FR00 1234' },
  salaires: { salaires: [{ cle: '2025-10', brut: 'deux mille' }] },
  pieces: {},
}

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('une erreur à chaque étape montre ce qu’on a tapé, deux fichiers partent par le formulaire, la demande part', async ({ page }) => {
    const raws: Raws = {
      ...rawsOf('tableau'),
      ...pick(rawsOf('subrogation'), ['subrogation', 'periodeSubrogation']),
      iban: freshIban(),
      nir: NIRS.seul,
    }
    await page.goto(ENTREE)
    await page.getByRole('button', { name: /^Commencer/ }).click()
    for (const [slug, fautes] of Object.entries(FAUTES)) {
      await expect(page).toHaveURL(new RegExp(`/${slug}$`))
      // Le tableau des salaires se construit de la base choisie : une page sans JavaScript l’apprend en enregistrant.
      if (slug === 'salaires') {
        await fillStep(page, etapeOf(slug), pick(raws, ['modeSalaires', 'salairesFournis']))
        await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
      }
      if (slug !== 'pieces') await fillStep(page, etapeOf(slug), { ...raws, ...fautes })
      await page.getByRole('button', { name: /^Continuer vers/ }).click()
      await expect(page, slug).toHaveURL(new RegExp(`/${slug}\\?verifier=oui`))
      await expect(page).toHaveTitle(/^Erreur\s: /)
      await expect(page.getByRole('heading', { name: /^Il y a / })).toBeVisible()
      await expectLinksReachControls(page)
      for (const [nom, raw] of Object.entries(fautes))
        for (const [commande, valeur] of Object.entries(typeof raw === 'string' ? { [nom]: raw } : partsOf(nom, raw)))
          if (!commande.endsWith('.type') && !commande.endsWith('cle')) await expect(controlOf(page, commande), commande).toHaveValue(valeur)
      if (slug === 'salarie') await expect(controlOf(page, 'nir.cle')).toHaveValue('99')
      if (slug === 'salaires') {
        await controlOf(page, 'salaires.tous.brut').fill('2 300,00')
        await page.getByRole('button', { name: 'Remplir les 12 mois' }).click()
        await expect(controlOf(page, 'salaires.11.brut')).toHaveValue('2 300,00')
        await expect(controlOf(page, 'salaires.0.brut')).toHaveValue('deux mille')
      }
      await fillStep(page, etapeOf(slug), raws)
      if (slug === 'pieces') {
        await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
        await page
          .locator('#fichier-avis_arret')
          .setInputFiles({ name: 'avis.pdf', mimeType: 'application/pdf', buffer: await makePdf('Avis fictif') })
        await page.locator('#fichier-attestation_salaire').setInputFiles({ name: 'attestation.png', mimeType: 'image/png', buffer: await makePng() })
        await chooseRib(page)
        await page.getByRole('button', { name: 'Envoyer les fichiers choisis' }).click()
        await expect(page.getByRole('link', { name: 'avis.pdf' })).toBeVisible()
        await expect(page.getByRole('link', { name: 'attestation.png' })).toBeVisible()
      }
      await page.getByRole('button', { name: /^Continuer vers/ }).click()
    }
    // Le navigateur garde l’ancre de l’adresse d’avant à travers un renvoi.
    await expect(page).toHaveURL(/\/recapitulatif(#.*)?$/)
    await page.getByRole('checkbox', { name: /Je certifie/ }).check()
    await page.getByRole('button', { name: 'Envoyer la demande' }).click()
    await expect(page).toHaveURL(/\/envoyee(#.*)?$/)
    const numero = NUMERO.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? ''
    await expectMail(numero)
  })
})

/** Chaque ligne du résumé des erreurs mène à une case où taper, au bouton d’un fichier, ou aux pièces. */
async function expectLinksReachControls(page: Page): Promise<void> {
  const liens = page.getByRole('alert').locator('a[href^="#"]')
  expect(await liens.count()).toBeGreaterThan(0)
  for (const href of await liens.evaluateAll((tous) => tous.map((lien) => lien.getAttribute('href') ?? '')))
    expect(
      await page.locator(`[id="${href.slice(1)}"]`).evaluate((cible) => cible.matches('input:not([type=hidden]), select, textarea, button, #pieces')),
      href,
    ).toBe(true)
}

const pick = (raws: Raws, noms: readonly string[]): Raws => Object.fromEntries(Object.entries(raws).filter(([nom]) => noms.includes(nom)))
function partsOf(nom: string, raw: Raws[string]): Record<string, string> {
  const lignes = Array.isArray(raw) ? raw : [raw]
  return Object.fromEntries(
    lignes.flatMap((ligne, rang) =>
      typeof ligne === 'object' && !Array.isArray(ligne)
        ? Object.entries(ligne).map(([partie, valeur]) => [Array.isArray(raw) ? `${nom}.${rang}.${partie}` : `${nom}.${partie}`, valeur])
        : [],
    ),
  )
}

test('le tableau des salaires se colle d’un tableur, doute sans empêcher, et la franchise suit les dates', async ({ page }) => {
  const id = await completeDraft(page, 'pieces')
  await page.goto(`/e/${DURAND}/brouillons/${id}/salaires`)
  const brut = (rang: number) => controlOf(page, `salaires.${rang}.brut`)
  await expect(page.getByRole('complementary', { name: 'Ce que cela donne' })).toContainText('28 jours d’arrêt')
  await brut(0).focus()
  // Le code du tableau arrive après la page.
  await expect(async () => {
    await pasteIn(page, 'salaires.0.brut', 'Brut\n2400\n2400\nabsent\n2400,50')
    await expect(page.getByRole('status').filter({ hasText: 'Non compris' })).toContainText('3 mois remplis, d’octobre 2025 à janvier 2026', {
      timeout: 500,
    })
  }).toPass()
  await expect(brut(3)).toHaveValue('2\u202f400,50')
  await expect(brut(2)).toHaveValue('3 120,50')
  await brut(6).fill('24 500,00')
  await brut(6).press('Enter')
  await expect(brut(7)).toBeFocused()
  await expect(page.locator('.doubt:visible')).toContainText('Avril 2026 est dix fois plus haut que mars 2026')
  await expect(page.locator('[data-somme="brut.total"]')).toContainText('€')
  // « Oui, c’est exact » fait taire le doute, s’enregistre, et se reprend ; le montant changé repose la question.
  const exact = page.locator('.doubt:visible').getByRole('checkbox', { name: 'Oui, c’est exact avril 2026' })
  await exact.check()
  await expect(page.getByText('Avril 2026 est dix fois plus haut que mars 2026')).toBeHidden()
  await expect(page.locator('[data-autosave]')).toContainText('Enregistré à')
  await expectAccessible(page)
  await page.reload()
  await expect(exact).toBeChecked()
  await expect(page.getByText('Avril 2026 est dix fois plus haut que mars 2026')).toBeHidden()
  await brut(6).fill('25 500,00')
  await brut(7).focus()
  await expect(page.locator('.doubt:visible')).toContainText('c’est bien 25 500,00')
  await expect(page.getByRole('checkbox', { name: 'Oui, c’est exact avril 2026' })).not.toBeChecked()
  await brut(6).fill('24 500,00')
  await brut(7).focus()
  await brut(8).fill('x')
  await brut(9).focus()
  await expect(page.locator('.error:visible')).toHaveCount(1)
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(1)
  await expectAccessible(page)
  for (const largeur of [1440, 768, 360]) {
    await page.setViewportSize({ width: largeur, height: 900 })
    await expectFits(page, largeur)
  }
  await brut(8).fill('2400')
  await brut(9).focus()
  // La faute partie, la page ne bouge plus : le clic tombe où on le voit.
  await expect(page.locator('.error:visible')).toHaveCount(0)
  await page.getByRole('button', { name: /^Continuer vers/ }).click()
  await expect(page).toHaveURL(/\/pieces$/)
  await page.goto(`/e/${DURAND}/brouillons/${id}/arret`)
  await controlOf(page, 'finArret.jour').fill('29')
  await expect(page.getByRole('complementary', { name: 'Ce que cela donne' })).toContainText('27 jours d’arrêt')
  await expectAccessible(page)
})

/** Colle ce texte dans cette case, comme depuis un tableur. */
async function pasteIn(page: Page, nom: string, texte: string): Promise<void> {
  await controlOf(page, nom).evaluate((une, colle) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', colle)
    une.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, texte)
}

test('deux onglets : le champ changé ailleurs revient avec les deux valeurs, et l’on choisit', async ({ page, context }) => {
  await page.goto(ENTREE)
  await page.getByRole('button', { name: /^Commencer/ }).click()
  await expect(page).toHaveURL(/\/entreprise$/)
  const autre = await context.newPage()
  await autre.goto(page.url())
  await autre.locator('form.form [name="declarantNom"]').fill('Nom du second onglet')
  await autre.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(autre).toHaveURL(/enregistre=oui/)
  await controlOf(page, 'declarantNom').fill('Nom du premier onglet')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  const conflit = page.locator('.conflict')
  await expect(conflit).toContainText('Nom du second onglet')
  await expect(conflit).toContainText('Nom du premier onglet')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Garder ma saisie' }).click()
  await expect(page).toHaveURL(/enregistre=oui/)
  await autre.reload()
  await expect(controlOf(autre, 'declarantNom')).toHaveValue('Nom du premier onglet')
})

test.describe('le brouillon d’une autre entreprise', () => {
  test.use({ attendus: [/404 \(Not Found\)/] })
  test('n’existe pas, sous aucune adresse', async ({ page }) => {
    const [row] = await sql<{ id: string; siren: string }>(
      `SELECT id, siren FROM demande WHERE statut = 'a_finaliser' AND demarche = 'arret-de-travail' AND siren <> ALL($1) LIMIT 1`,
      [[DURAND, '900000027', '900000035']],
    )
    for (const siren of [DURAND, row?.siren])
      for (const suite of ['', '/entreprise', '/recapitulatif'])
        expect((await page.goto(`/e/${siren}/brouillons/${row?.id}${suite}`))?.status(), `${siren} ${suite}`).toBe(404)
  })
})

test('ni le numéro de sécurité sociale ni l’IBAN ne sont dans le journal, les courriels ou les événements', async () => {
  const log = readFileSync(
    inProject('.data', Number(process.env.E2E_NUMERO ?? 0) ? `e2e-${Number(process.env.E2E_NUMERO)}` : 'e2e', 'portail.log'),
    'utf8',
  )
  const rows = await sql<{ texte: string }>(
    `SELECT sujet || texte || html AS texte FROM courriel UNION ALL SELECT donnees::text FROM evenement UNION ALL SELECT valeur::text FROM reponse WHERE champ IN ('nir', 'iban')`,
  )
  const tout = [log, ...rows.map(({ texte }) => texte)].map((texte) => texte.replaceAll(/[\s\u00a0\u202f]/g, ''))
  for (const secret of [...Object.values(NIRS).map(({ numero }) => numero), IBAN])
    expect(
      tout.filter((texte) => texte.includes(secret)),
      secret.slice(0, 4),
    ).toEqual([])
})
