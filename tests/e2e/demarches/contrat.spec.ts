import { expect, expectAccessible, expectFits, test } from '../../support/journey.ts'

const FICHE = '/e/900000019/contrats/TRM-NC-0000123'

test.use({ personne: 'claire' })

test('Claire ouvre un contrat depuis sa rubrique, et lit ce qu’il garantit', async ({ page }) => {
  await page.goto('/e/900000019/contrats')
  await page.getByRole('link', { name: 'Prévoyance conventionnelle des non-cadres' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Prévoyance conventionnelle des non-cadres' })).toBeVisible()
  await expect(page.getByText('Un complément de salaire à partir du 31e jour, pendant 3 ans au plus.')).toBeVisible()
  await expect(page.getByText('L’entreprise ne voit jamais la désignation')).toBeVisible()
  const vie = page.getByRole('region', { name: 'Vie du contrat' })
  await expect(vie.getByRole('listitem')).toHaveText([/Souscrit/, /Franchise portée de 60 à 30 jours/, /Apprentis ajoutés/])
  await expect(page.getByRole('region', { name: 'Votre centre de gestion' })).toContainText('du lundi au vendredi')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Déclarer un arrêt de travail' }).click()
  await expect(page).toHaveURL(/\/demarches\/arret-de-travail$/)
})

test('un contrat terminé reste, à part', async ({ page }) => {
  await page.goto('/e/900000027/contrats')
  const termines = page.getByRole('region', { name: 'Contrats terminés' })
  await expect(termines.getByRole('link', { name: 'Frais de santé de l’ensemble du personnel' })).toBeVisible()
  await expectAccessible(page)
})

test('sur un téléphone et sans JavaScript, la fiche dit la même chose', async ({ ouvre }) => {
  const page = await ouvre('claire', { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true, javaScriptEnabled: false })
  await page.goto(FICHE)
  await expect(page.getByText('Jours 31 à 1', { exact: false })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Ce que le contrat garantit, en clair' })).toBeVisible()
  const telephone = await ouvre('claire')
  await telephone.goto(FICHE)
  await expectFits(telephone, 360)
})
