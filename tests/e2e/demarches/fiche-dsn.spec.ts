import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectFits, sql, test } from '../../support/journey.ts'

const DURAND = '900000019'
const TELEPHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true }
const XML = readFileSync(join(process.cwd(), 'prisma/seed/fpoc_900000019.xml'), 'latin1').replace('2025-12-10', '2027-01-12')
const SUIVANTE = XML.replace('<TAPrev><Taux>1.500', '<TAPrev><Taux>1.750')

test.describe.configure({ mode: 'serial' })
// Ce qui est refusé l’est par son statut.
test.use({ attendus: [/status of 422/] })

/** Le même XML, quels qu’en soient les blancs entre éléments et l’ordre des attributs : ni l’un ni l’autre ne disent rien. */
const sameXml = (xml: string): string =>
  xml
    .replaceAll(/>\s+</g, '><')
    .replaceAll(
      /<(\w+)((?: \w+="[^"]*")+)/g,
      (_, nom: string, attributs: string) =>
        `<${nom} ${attributs
          .match(/\w+="[^"]*"/g)
          ?.sort()
          .join(' ')}`,
    )
    .trim()

/** Choisit ce XML et publie. */
async function publish(sophie: Page, xml: string): Promise<void> {
  await sophie.getByLabel(/^Fichier/).setInputFiles({ name: 'fiche.xml', mimeType: 'application/xml', buffer: Buffer.from(xml, 'latin1') })
  await sophie.getByRole('button', { name: 'Publier la fiche' }).click()
}
const versions = async () => (await sql<{ n: number }>('SELECT count(*)::int AS n FROM fiche_dsn WHERE siren = $1', [DURAND]))[0]?.n ?? 0
let version = 0

test('Sophie publie une fiche : chaque fichier qui n’en est pas une a sa phrase, puis la bonne part', async ({ ouvre }) => {
  const sophie = await ouvre('sophie')
  await sophie.goto('/gestion')
  await sophie.getByRole('link', { name: 'fiches DSN' }).click()
  await expectAccessible(sophie)
  const avant = await versions()
  await sophie.getByLabel(/^SIREN de l’entreprise/).fill('900 000 019')
  const refus = sophie.getByRole('main').getByRole('alert')
  for (const [xml, phrase] of [
    [XML.replace('</GROUPE>', '</X>'), 'pas un XML bien formé'],
    [XML.slice(0, 900), 'coupé en route'],
    [XML.replace('SIREN="900000019"', 'SIREN="900000050"'), 'celle du SIREN 900\u00a0000\u00a0050'],
    ['<!DOCTYPE a [<!ENTITY a "aaaa">]><FICHE>&a;</FICHE>', 'DOCTYPE ou des entités'],
  ] as const) {
    await publish(sophie, xml)
    await expect(refus).toContainText(phrase)
    await expect(sophie.getByLabel(/^SIREN de l’entreprise/)).toHaveValue('900 000 019')
  }
  expect(await versions()).toBe(avant)
  await publish(sophie, SUIVANTE)
  await expect(sophie.getByRole('status').filter({ hasText: 'La fiche est publiée' })).toBeVisible()
  await expect(sophie.getByRole('row').filter({ hasText: 'Transports Fictifs Durand' }).first()).toContainText('taux TA 1,62\u00a0% → 1,75\u00a0%')
  await expectAccessible(sophie)
  version = await versions()
  expect(version).toBe(avant + 1)
})

test('Claire le sait par un courriel, voit ce qui change et les rubriques, et le note paramétré en paie', async ({ ouvre }) => {
  const adresse = `/e/${DURAND}/dsn/fiches/${version}`
  for (const email of ['claire.durand@durand.example', 'karim.benali@cabinet.example'])
    await expect
      .poll(async () => (await sql('SELECT 1 FROM courriel WHERE destinataire = $1 AND texte LIKE $2', [email, `%${adresse}%`])).length, {
        timeout: 20_000,
      })
      .toBe(1)
  const claire = await ouvre('claire')
  await claire.goto('/notifications')
  await claire.getByRole('link', { name: new RegExp(`^Voir ce qui change\\s?, Fiche de paramétrage DSN, version ${version}$`) }).click()
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText(`Fiche de paramétrage DSN, version ${version}`)
  await expect(claire.getByRole('region', { name: /^Ce qui change/ })).toContainText('Cadres\u00a0: taux TA 1,62\u00a0% → 1,75\u00a0% au 01/01/2026.')
  const tableau = claire.getByRole('table')
  for (const rubrique of ['15.001', '15.002', '15.003', '70.004', '70.005', '79.001']) await expect(tableau).toContainText(rubrique)
  await claire.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await tableau.getByRole('button', { name: 'Copier la population, TRM-CADRE-0000789, CA' }).click()
  expect(await claire.evaluate(() => navigator.clipboard.readText())).toBe('CA')
  await expectAccessible(claire)
  const recu = claire.waitForEvent('download')
  await claire.getByRole('link', { name: 'XML pour le logiciel de paie' }).click()
  const xml = readFileSync(await (await recu).path(), 'latin1')
  expect(sameXml(xml)).toBe(sameXml(SUIVANTE))
  const pdf = claire.waitForEvent('download')
  await claire.getByRole('link', { name: 'PDF' }).click()
  expect(
    readFileSync(await (await pdf).path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await claire.getByRole('button', { name: /^Noter paramétré en paie : Cadres, taux TA/ }).click()
  await expect(claire.getByRole('status').filter({ hasText: 'C’est noté' })).toBeVisible()
  await expect(claire.getByRole('complementary')).toContainText('Claire Durand, aujourd’hui')
  await expectAccessible(claire)
})

test('sur un téléphone, la rubrique puis la fiche, sans rien qui dépasse', async ({ ouvre }) => {
  const karim = await ouvre('karim', TELEPHONE)
  await karim.goto(`/e/${DURAND}/dsn`)
  await expectFits(karim, 360)
  await expectAccessible(karim)
  await karim.getByRole('link', { name: `Fiche de paramétrage, version ${version}` }).click()
  await expect(karim.getByRole('complementary')).toContainText('Claire Durand, aujourd’hui')
  await expectFits(karim, 360)
  await expectAccessible(karim)
})

test('sans JavaScript, Sophie est refusée par une phrase, et Claire note puis revient en arrière', async ({ ouvre }) => {
  const sophie = await ouvre('sophie', { javaScriptEnabled: false })
  await sophie.goto('/gestion/fiches-dsn')
  await sophie.getByLabel(/^SIREN de l’entreprise/).fill(DURAND)
  await publish(sophie, XML.slice(0, 900))
  await expect(sophie.getByRole('main')).toContainText('coupé en route')
  const claire = await ouvre('claire', { javaScriptEnabled: false })
  await claire.goto(`/e/${DURAND}/dsn/fiches/${version}`)
  await claire.getByRole('button', { name: /^Noter paramétré en paie/ }).click()
  await expect(claire.getByRole('main')).toContainText('C’est noté')
  await claire
    .getByRole('button', { name: /^Revenir en arrière/ })
    .first()
    .click()
  await expect(claire.getByRole('main')).toContainText('C’est repris')
})
