import { expect, sql, test } from '../../support/journey.ts'

const TELEPHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true, javaScriptEnabled: false }

// Rien de ce qui est réglé ici ne doit rester : d’autres parcours attendent leurs courriels.
test.afterAll(async () => {
  for (const table of ['sourdine', 'reglage_avis'])
    await sql(`DELETE FROM ${table} WHERE utilisateur_id = (SELECT id FROM utilisateur WHERE email = $1)`, ['karim.benali@cabinet.example'])
})

test('sans JavaScript : marquer lue puis non lue, choisir un résumé, mettre une entreprise en sourdine', async ({ ouvre }) => {
  const karim = await ouvre('karim', TELEPHONE)
  await karim.goto('/notifications')
  const titre = karim.getByRole('heading', { level: 1 })
  const nonLues = Number.parseInt((await titre.textContent()) ?? '', 10)
  expect(nonLues).toBeGreaterThan(0)
  const bouton = karim.getByRole('button', { name: /^Marquer comme lue/ }).first()
  const id = ((await bouton.getAttribute('value')) ?? '').replace('lue.', '')
  await bouton.click()
  await expect(titre).toHaveText(nonLues === 1 ? 'Vos notifications sont lues' : new RegExp(`^${nonLues - 1}\\s`))
  await karim.locator(`button[value="nonlue.${id}"]`).click()
  await expect(titre).toHaveText(new RegExp(`^${nonLues}\\s`))

  await karim.getByRole('main').getByRole('link', { name: 'Régler ce que vous recevez' }).click()
  await expect(titre).toHaveText('Régler ce que vous recevez')
  await karim.getByLabel(/^Vos demandes/).selectOption('Dans le résumé du jour')
  await karim.getByRole('button', { name: 'Enregistrer mes courriels' }).click()
  await expect(karim.getByRole('status')).toHaveText('Vos courriels suivent désormais ces choix.')
  await expect(karim.getByLabel(/^Vos demandes/)).toHaveValue('resume')

  await karim
    .getByRole('main')
    .getByLabel(/^Chercher une entreprise/)
    .fill('900000019')
  await karim.getByRole('main').getByRole('button', { name: 'Rechercher' }).click()
  await karim.getByLabel(/^Ce qu’elle vous envoie/).selectOption('Ni courriel ni notification')
  await karim.getByRole('button', { name: /^Enregistrer\s: Transports/ }).click()
  await expect(karim.getByRole('status')).toHaveText('Le choix de cette entreprise est enregistré.')
  await expect(karim.getByRole('main')).toContainText(/1\sen sourdine/)
  await expect(karim.getByLabel(/^Ce qu’elle vous envoie/)).toHaveValue('tout')
})
