import { axeFaults, expect, expectAccessible, expectFits, expectNarrow, test } from '../../support/journey.ts'
import { addressOf, routesOnDisk, VISITES } from './pages.ts'

// Chaque écran est à lui : les ouvriers se les partagent.
test.describe.configure({ mode: 'parallel' })

for (const { nom, chemin, qui, statut } of VISITES)
  test.describe(`écran ${nom}${qui ? `, ${qui}` : ''}`, () => {
    test.use({ personne: qui, attendus: statut === 200 ? [] : [new RegExp(`status of ${statut}`)] })

    test('se lit, se nomme, passe axe au bureau, en clair et en sombre, puis étroit, et tient à 200 % et à 320 px', async ({ page }) => {
      expect((await page.goto(await addressOf(chemin)))?.status()).toBe(statut)
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty()
      await expect(page).toHaveTitle(/.+ – Espace client entreprise Carcept Prev$/)
      await expectAccessible(page)
      // 640 points : le poste à 200 %.
      await expectFits(page, 640)
      await expectFits(page, 320)
      await expectNarrow(page)
    })
  })

test('axe voit une image sans nom et un texte pâle', async ({ page }) => {
  await page.setContent(
    '<html lang="fr"><title>Essai</title><main><h1>Essai</h1><img src="data:,"><p style="color: #ddd">Texte pâle</p></main></html>',
  )
  const vues = (await axeFaults(page)).join('\n')
  expect(vues).toMatch(/^image-alt /m)
  expect(vues).toMatch(/^color-contrast /m)
})

test('aucune page ne porte le titre d’une autre', async ({ ouvre }) => {
  const surDisque = new Set(routesOnDisk())
  const visites = VISITES.filter(({ nom }) => surDisque.has(nom))
  // Deux adresses qui mènent à la même page n’en font qu’une : un récapitulatif fermé renvoie à l’étape où l’on s’est arrêté.
  const titres = new Map<string, Set<string>>()
  for (const qui of new Set(visites.map((visite) => visite.qui))) {
    const { request } = await ouvre(qui)
    for (const { chemin } of visites.filter((visite) => visite.qui === qui)) {
      const reponse = await request.get(await addressOf(chemin))
      const titre = /<title>([^<]+)<\/title>/.exec(await reponse.text())?.[1] ?? ''
      titres.set(titre, (titres.get(titre) ?? new Set()).add(new URL(reponse.url()).pathname))
    }
  }
  const communs = [...titres].filter(([titre, pages]) => titre === '' || pages.size > 1).map(([titre, pages]) => [titre, ...pages])
  expect(communs).toEqual([])
})
