import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { shoot } from '../../support/guides.ts'
import { expect, expectAccessible, expectFits, sql, test } from '../../support/journey.ts'
import { makePdf } from './saisie.ts'

const PETIT = '900000050'
const TELEPHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true }

test.describe.configure({ mode: 'serial' })
// Ce qui est refusé l’est par son statut.
test.use({ attendus: [/status of 422/] })

let id = ''
let numero = ''

/** Attend le courriel de ce courrier à cette personne, et rend son lien, tel qu’elle le suivrait. */
async function mailOf(numeroDe: string, email: string): Promise<string> {
  const read = () => sql<{ texte: string }>('SELECT texte FROM courriel WHERE sujet LIKE $1 AND destinataire = $2', [`%${numeroDe}%`, email])
  await expect.poll(async () => (await read()).length, { timeout: 20_000 }).toBe(1)
  return /\/e\/\d{9}\/courriers\/[0-9a-f-]{36}/.exec((await read())[0]?.texte ?? '')?.[0] ?? ''
}

/** Ce que le portail a remis, en clair. */
async function downloaded(page: Page, geste: () => Promise<void>): Promise<Buffer> {
  const recu = page.waitForEvent('download')
  await geste()
  return readFileSync(await (await recu).path())
}

test('Sophie écrit un courrier, en voit l’aperçu, corrige ce qui manque, et le publie', async ({ ouvre }) => {
  const sophie = await ouvre('sophie')
  await sophie.goto('/gestion')
  await sophie.getByRole('link', { name: 'Publier un courrier' }).click()
  await sophie.getByLabel(/^SIREN de l’entreprise/).fill('123 456 789')
  await sophie.getByRole('button', { name: 'Continuer' }).click()
  await expect(sophie.getByRole('main')).toContainText('Le portail ne connaît pas ce SIREN')
  await sophie.getByLabel(/^SIREN de l’entreprise/).fill('900 000 050')
  await sophie.getByRole('button', { name: 'Continuer' }).click()
  await sophie.getByRole('link', { name: 'Attestation de règlement des cotisations' }).click()
  await expectAccessible(sophie)
  // Le modèle cite un contrat que personne n’a choisi : la faute est au champ qui le cite, et rien n’est perdu.
  await sophie.getByLabel(/^À propos de/).selectOption('prevoyance')
  await sophie.getByRole('button', { name: 'Publier le courrier' }).click()
  await expect(sophie.getByRole('main').getByRole('alert')).toContainText('choisissez un contrat')
  await sophie.getByLabel(/^À propos de/).selectOption({ label: (await contractLabel(sophie)) ?? '' })
  await sophie.getByLabel(/^À l’attention de/).fill('Monsieur Petit')
  await sophie.getByRole('button', { name: 'Voir l’aperçu' }).click()
  const apercu = sophie.getByRole('region', { name: 'Aperçu' })
  await expect(apercu).toContainText('À l’attention de Monsieur Petit')
  await expect(apercu).toContainText('SIREN 900 000 050')
  await expect(apercu).not.toContainText('{')
  await expect(sophie.getByLabel(/^À l’attention de/)).toHaveValue('Monsieur Petit')
  await expectAccessible(sophie)
  expect(await sql('SELECT 1 FROM courrier WHERE objet = $1 AND publie_par IS NOT NULL', ['Attestation de règlement de vos cotisations'])).toEqual([])
  await sophie.getByRole('button', { name: 'Publier le courrier' }).click()
  await expect(sophie).toHaveURL(/\/gestion\/courriers\/[0-9a-f-]{36}\?fait=publie$/)
  id = /courriers\/([0-9a-f-]{36})/.exec(sophie.url())?.[1] ?? ''
  numero = /CO-\d{4}-\d{7}-\d/.exec((await sophie.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0] ?? ''
  expect(numero).not.toBe('')
  await expect(sophie.getByRole('complementary')).toContainText('Pas encore ouvert')
  await expectAccessible(sophie)
})

const contractLabel = (page: Page) =>
  page
    .getByLabel(/^À propos de/)
    .locator('option', { hasText: 'TRM-NC-' })
    .textContent()

test('Paul en est prévenu par un courriel qui n’en dit rien, le trouve en gras, le lit, et Sophie voit qui l’a ouvert', async ({ ouvre }) => {
  const lien = await mailOf(numero, 'paul.petit@petit.example')
  expect(lien).toContain(id)
  const paul = await ouvre('paul')
  await paul.goto(`/e/${PETIT}/courriers?onglet=non-lus&q=${numero}`)
  const rangee = paul.getByRole('row').filter({ hasText: 'Attestation de règlement de vos cotisations' })
  await expect(rangee).toContainText('(non lu)')
  await expect(rangee.getByRole('rowheader')).toHaveCSS('font-weight', '690')
  await shoot(paul, 'demarches-courriers')
  await expectAccessible(paul)
  await paul.goto(lien)
  await expect(paul.getByRole('heading', { level: 1 })).toHaveText('Attestation de règlement de vos cotisations')
  await expect(paul.getByRole('main')).toContainText('Vous êtes la première personne à l’ouvrir.')
  await expectAccessible(paul)
  expect((await downloaded(paul, () => paul.getByRole('link', { name: /^PDF/ }).click())).subarray(0, 5).toString()).toBe('%PDF-')
  await paul.reload()
  await expect(paul.getByRole('main')).toContainText('Ouvert la première fois par Paul Petit')
  const sophie = await ouvre('sophie')
  await sophie.goto(`/gestion/courriers?q=${numero}`)
  await expect(sophie.getByRole('row').filter({ hasText: numero })).toContainText('Paul Petit')
  await expectAccessible(sophie)
})

test('sur un téléphone, la liste puis la lettre, sans rien qui dépasse', async ({ ouvre }) => {
  const paul = await ouvre('paul', TELEPHONE)
  await paul.goto(`/e/${PETIT}/courriers`)
  await expectFits(paul, 360)
  await expectAccessible(paul)
  await paul.getByRole('link', { name: 'Attestation de règlement de vos cotisations' }).first().click()
  await expect(paul.getByRole('heading', { level: 1 })).toBeVisible()
  await expectFits(paul, 360)
  await expectAccessible(paul)
})

test('Sophie publie un document à une famille après l’essai à blanc ; Paul l’ouvre, il n’est plus en gras', async ({ ouvre }) => {
  const sophie = await ouvre('sophie')
  await sophie.goto('/gestion/documents/nouveau')
  await sophie.getByLabel(/^Publié à/).selectOption('famille')
  await sophie.getByLabel(/^SIREN, référence du contrat ou famille/).fill('TRM-SANTE')
  await sophie.getByLabel(/^Univers/).selectOption('sante')
  await sophie.getByRole('button', { name: 'Compter les entreprises' }).click()
  await expect(sophie.getByRole('status').filter({ hasText: 'Essai à blanc' })).toContainText(/\d+\s+entreprises/)
  await expectAccessible(sophie)
  await sophie.getByLabel(/^Nature du document/).selectOption('guide')
  await sophie.getByLabel(/^Titre/).fill('Guide du tiers payant 2027')
  // Un fichier qui n’est pas ce qu’il dit : refusé, tout reste.
  await sophie
    .getByLabel(/^Fichier/)
    .setInputFiles({ name: 'guide.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') })
  await sophie.getByRole('button', { name: /^Publier à / }).click()
  await expect(sophie.getByRole('main').getByRole('alert')).toContainText('« guide.pdf » n’a pas été joint')
  await expect(sophie.getByLabel(/^Titre/)).toHaveValue('Guide du tiers payant 2027')
  const octets = await makePdf('guide')
  await sophie.getByLabel(/^Fichier/).setInputFiles({ name: 'guide.pdf', mimeType: 'application/pdf', buffer: octets })
  await sophie.getByRole('button', { name: /^Publier à / }).click()
  await expect(sophie.getByRole('status').filter({ hasText: 'Le document est publié' })).toBeVisible()
  await expectAccessible(sophie)

  const paul = await ouvre('paul')
  await paul.goto(`/e/${PETIT}/documents?onglet=non-lus&univers=sante`)
  const rangee = paul.getByRole('row').filter({ hasText: 'Guide du tiers payant 2027' })
  await expect(rangee).toContainText('Non lu')
  await expectAccessible(paul)
  const lu = await downloaded(paul, () => paul.getByRole('link', { name: 'Guide du tiers payant 2027' }).click())
  expect(lu.equals(octets)).toBe(true)
  await paul.goto(`/e/${PETIT}/documents?univers=sante`)
  await expect(paul.getByRole('row').filter({ hasText: 'Guide du tiers payant 2027' })).not.toContainText('Non lu')
})

test('Luc publie une version d’un modèle ; Paul télécharge les deux', async ({ ouvre }) => {
  const luc = await ouvre('luc')
  await luc.goto('/gestion/bibliotheque')
  await luc.getByRole('link', { name: 'Nouvelle version de Mandat de prélèvement SEPA' }).click()
  await expect(luc.getByLabel(/^Titre/)).toHaveValue('Mandat de prélèvement SEPA')
  await luc.getByLabel(/^Fichier/).setInputFiles({ name: 'mandat.pdf', mimeType: 'application/pdf', buffer: await makePdf('mandat') })
  await luc.getByRole('button', { name: 'Publier la version 2' }).click()
  await expect(luc.getByRole('status').filter({ hasText: 'Le modèle est publié' })).toBeVisible()
  await expectAccessible(luc)
  const paul = await ouvre('paul')
  await paul.goto(`/e/${PETIT}/bibliotheque?q=prelevement`)
  await expectAccessible(paul)
  const telecharger = paul.getByRole('link', { name: /^Télécharger Mandat de prélèvement SEPA/ })
  expect((await downloaded(paul, () => telecharger.click())).subarray(0, 5).toString()).toBe('%PDF-')
  await paul.getByText('Versions précédentes').click()
  const ancienne = await downloaded(paul, () => paul.getByRole('link', { name: /^Version 1 de Mandat/ }).click())
  expect(ancienne.includes('Mandat') || ancienne.length > 1000).toBe(true)
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false, attendus: [/status of 4(?:15|22)/] })
  test('Sophie joint un PDF : un refus redonne tout ce qui était tapé, puis il part ; Paul le lit et le télécharge à l’octet près', async ({
    ouvre,
  }) => {
    const sophie = await ouvre('sophie', { javaScriptEnabled: false })
    await sophie.goto(`/gestion/courriers/nouveau?siren=${PETIT}&forme=pdf`)
    await sophie.getByLabel(/^À propos de/).selectOption('sante')
    await sophie.getByLabel(/^Objet/).fill('Votre échéancier {prix}')
    const octets = await makePdf('echeancier')
    await sophie.getByLabel(/^Fichier/).setInputFiles({ name: 'echeancier.pdf', mimeType: 'application/pdf', buffer: octets })
    await sophie.getByRole('button', { name: 'Publier le courrier' }).click()
    await expect(sophie).toHaveTitle(/^Erreur\s: Rien n’est publié/)
    await expect(sophie.getByRole('main')).toContainText('La variable {prix} n’existe pas')
    await expect(sophie.getByLabel('Objet')).toHaveValue('Votre échéancier {prix}')
    await sophie.getByLabel('Objet').fill('Votre échéancier')
    await sophie.getByLabel('Choisir le fichier').setInputFiles({ name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await sophie.getByRole('button', { name: 'Renvoyer' }).click()
    await expect(sophie.getByRole('main')).toContainText('« photo.txt » n’a pas été joint')
    await sophie.getByLabel('Choisir le fichier').setInputFiles({ name: 'echeancier.pdf', mimeType: 'application/pdf', buffer: octets })
    await sophie.getByRole('button', { name: 'Renvoyer' }).click()
    await expect(sophie).toHaveURL(/\?fait=publie$/)
    await expect(sophie.getByRole('main')).toContainText('Votre échéancier')

    const paul = await ouvre('paul', { javaScriptEnabled: false })
    await paul.goto(`/e/${PETIT}/courriers?onglet=non-lus`)
    await paul.getByRole('link', { name: 'Votre échéancier' }).click()
    await expect(paul.getByRole('main')).toContainText('« echeancier.pdf »')
    const lu = await downloaded(paul, () => paul.getByRole('link', { name: /^PDF/ }).click())
    expect(lu.equals(octets)).toBe(true)
  })

  test('Sophie écrit un courrier : l’aperçu garde ce qui est tapé, puis il est publié', async ({ ouvre }) => {
    const sophie = await ouvre('sophie', { javaScriptEnabled: false })
    await sophie.goto(`/gestion/courriers/nouveau?siren=${PETIT}`)
    await sophie.getByLabel(/^À propos de/).selectOption('sante')
    await sophie.getByLabel(/^Objet/).fill('Une précision')
    await sophie.getByLabel(/^Texte du courrier/).fill('Bonjour,\n\nVotre demande du {date} est notée.')
    await sophie.getByRole('button', { name: 'Voir l’aperçu' }).click()
    await expect(sophie.getByRole('region', { name: 'Aperçu' })).toContainText('est notée.')
    await expect(sophie.getByLabel(/^Objet/)).toHaveValue('Une précision')
    await expect(sophie.getByLabel(/^À propos de/)).toHaveValue('sante')
    await sophie.getByRole('button', { name: 'Publier le courrier' }).click()
    await expect(sophie).toHaveURL(/\?fait=publie$/)
  })
})
