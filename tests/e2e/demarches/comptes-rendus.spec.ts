import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectFits, test } from '../../support/journey.ts'

const DURAND = '900000019'
const TELEPHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true }
const DIT = JSON.parse(readFileSync(join(process.cwd(), 'prisma/seed/crm_900000019.json'), 'utf8'))

test.describe.configure({ mode: 'serial' })
// Ce qui est refusé l’est par son statut.
test.use({ attendus: [/status of 422/] })

const retourOf = (id: string, mois: string, recuLe: string, plus: object = {}): string =>
  JSON.stringify({ ...DIT, id, recuLe: `${recuLe}T07:00:00Z`, declaration: { ...DIT.declaration, mois }, ...plus })

/** Publie ce compte rendu, côté gestion. */
async function publish(sophie: Page, json: string): Promise<void> {
  await sophie.goto('/gestion/retours-dsn')
  await sophie.getByLabel(/^SIREN de l’entreprise/).fill('900 000 019')
  await sophie.getByLabel(/^Fichier/).setInputFiles({ name: 'crm.json', mimeType: 'application/json', buffer: Buffer.from(json) })
  await sophie.getByRole('button', { name: 'Publier le compte rendu' }).click()
}

test('Sophie publie un compte rendu : coupé, il a sa phrase ; entier, ses anomalies s’ouvrent', async ({ ouvre }) => {
  const sophie = await ouvre('sophie')
  await publish(sophie, JSON.stringify(DIT).slice(0, 200))
  await expect(sophie.getByRole('main').getByRole('alert')).toContainText('coupé en route')
  await expectAccessible(sophie)
  const inconnue = { ...DIT.anomalies[0], code: 'E-ZZZ-99', message: 'Contrôle interne 42', valeur: 'A', attendu: ['B'] }
  await publish(sophie, retourOf('CRM-E2E-1', '2026-11', '2026-12-06', { anomalies: [...DIT.anomalies, inconnue] }))
  await expect(sophie.getByRole('status').filter({ hasText: 'Le compte rendu est publié' })).toBeVisible()
  await expectAccessible(sophie)
})

test('Claire voit chaque cause avec la ligne de fiche qui la prouve, la note corrigée, et le suivant la ferme', async ({ ouvre }) => {
  const claire = await ouvre('claire')
  await claire.goto(`/e/${DURAND}/dsn`)
  await claire.getByRole('link', { name: 'Voir les comptes rendus métier' }).click()
  const cause = claire.getByRole('article', { name: 'Code population inconnu' })
  await expect(cause).toContainText('XX')
  await expect(cause).toContainText('CA')
  await expect(cause).toContainText('S21.G00.70.005')
  await expect(cause.getByRole('link', { name: /^fiche version \d+$/ })).toBeVisible()
  await expect(cause.getByRole('link', { name: /^Contester/ })).toHaveAttribute('href', /\/demarches\/contact\?anomalie=[\da-f-]{36}\.\d+$/)
  await expect(claire.getByRole('article', { name: 'Code E-ZZZ-99' })).toContainText('Contrôle interne 42')
  await expectAccessible(claire)
  await cause.getByLabel(/^Corrigé dans la DSN de/).selectOption('2026-11')
  await cause.getByRole('button', { name: /^Le noter/ }).click()
  await expect(cause).toContainText('Corrigé dans la DSN de novembre 2026')
  await expectAccessible(claire)
  const sophie = await ouvre('sophie')
  await publish(sophie, retourOf('CRM-E2E-2', '2026-12', '2027-01-06', { anomalies: [], codeRetour: 0, libelle: 'DSN acceptée' }))
  await expect(sophie.getByRole('status').filter({ hasText: 'Le compte rendu est publié' })).toBeVisible()
  await claire.reload()
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Rien à corriger dans vos comptes rendus')
  await expect(claire.getByRole('complementary')).toContainText('Code population inconnu')
})

test('sur un téléphone, et sans JavaScript', async ({ ouvre }) => {
  const sophie = await ouvre('sophie', { javaScriptEnabled: false })
  await publish(sophie, retourOf('CRM-E2E-3', '2027-01', '2027-02-06'))
  await expect(sophie.getByRole('main')).toContainText('Le compte rendu est publié')
  const claire = await ouvre('claire', TELEPHONE)
  await claire.goto(`/e/${DURAND}/dsn/comptes-rendus`)
  await expectFits(claire, 360)
  await expectAccessible(claire)
})
