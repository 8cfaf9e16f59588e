import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { inProject } from '../../../scripts/paths.ts'
import { expect, test } from '../../support/journey.ts'
import { addressOf } from './pages.ts'

// `IMAGES=oui npm run e2e -- tests/e2e/parcours/images.e2e.ts --project=desktop` refait les images de la présentation, depuis les vrais écrans.
const DOSSIER = inProject('public', 'images', 'presentation')
const CADRE = { width: 850, height: 401 }

test.skip(process.env.IMAGES !== 'oui', 'ne refait les images que sur demande')
test.use({ deviceScaleFactor: 2, viewport: { width: 1280, height: 1000 } })

/** Prend ce morceau de l’écran, à sa taille et en peu d’octets. */
async function take(page: Page, nom: string, x: number, y: number, cadre = CADRE): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const prise = await page.screenshot({ clip: { x, y, ...cadre } })
  mkdirSync(DOSSIER, { recursive: true })
  const image = await sharp(prise).resize(1152, 544, { fit: 'cover', position: 'top' }).webp({ quality: 72 }).toBuffer()
  writeFileSync(`${DOSSIER}/${nom}.webp`, image)
  expect(image.length, nom).toBeLessThan(80_000)
}

test('les écrans de l’administrateur et du collaborateur', async ({ ouvre }) => {
  const page = await ouvre('claire', { deviceScaleFactor: 2, viewport: { width: 1280, height: 1000 } })
  await page.goto('/e/900000019')
  await take(page, 'accueil', 30, 150)
  await take(page, 'plaque', 30, 0)
  await page.getByRole('button', { name: /Menu/ }).click()
  await expect(page.getByRole('link', { name: /profil/i }).first()).toBeVisible()
  await take(page, 'menu', 430, 0)
  await page.goto(await addressOf('/e/[siren]/demandes/[attente]'))
  await take(page, 'demande', 30, 150)
})

test('les écrans de l’expert-comptable', async ({ ouvre }) => {
  const page = await ouvre('karim', { deviceScaleFactor: 2, viewport: { width: 1280, height: 1000 } })
  await page.goto('/accueil')
  await take(page, 'accueil-cabinet', 30, 130)
  await page.getByRole('button', { name: /Menu/ }).click()
  await expect(page.getByRole('link', { name: /profil/i }).first()).toBeVisible()
  await take(page, 'menu-cabinet', 430, 0)
  await page.goto('/anomalies-dsn')
  await take(page, 'anomalies-cabinet', 30, 300)
  await page.goto('/e/900000019')
  await take(page, 'plaque-cabinet', 30, 0)
})
