import type { Page } from '@playwright/test'

/** Le mot de passe de celle qui s’inscrit. */
export const PHRASE = 'quatre camions bleus à Valence'

/** Remplit la première étape de l’inscription comme une personne, et demande le lien. */
export async function fillAccount(page: Page, email: string, confirmation = PHRASE): Promise<void> {
  await page.getByLabel('Madame').check()
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Petit')
  await page.getByLabel('Prénom').fill('Jeanne')
  await page.getByLabel('Téléphone').fill('06 39 98 00 45')
  await page.getByLabel('Fonction dans l’entreprise').fill('Responsable paie')
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.locator('#motDePasse').fill(PHRASE)
  await page.getByLabel('Le même, une deuxième fois').fill(confirmation)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Recevoir le lien de vérification' }).click()
}

/** Choisit les trois questions secrètes, et y répond. */
export async function fillQuestions(page: Page): Promise<void> {
  const choix = [
    ['plat', 'Gratin dauphinois'],
    ['livre', 'Le grand Meaulnes'],
    ['musique', 'Brassens'],
  ] as const
  for (const [i, [question, reponse]] of choix.entries()) {
    await page.getByLabel(`Choix de la question ${i + 1}`).selectOption(question)
    await page.getByLabel(`Réponse à la question ${i + 1}`).fill(reponse)
  }
  await page.getByRole('button', { name: 'Enregistrer mes 3 questions' }).click()
}
