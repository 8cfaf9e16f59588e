import { PEOPLE } from '../../../prisma/seed/cast.ts'
import { expect, expectFits, sql, test } from '../../support/journey.ts'

const DURAND = '900000019'

/** Un arrêt envoyé d’ici, que Sophie suit. @returns son numéro. */
async function followed(): Promise<string> {
  const [demande] = await sql<{ numero: string }>(
    `UPDATE demande SET etat = 'en_traitement', statut = 'en_cours', gestionnaire_id = g.id, gestionnaire_nom = g.prenom || ' ' || g.nom, prise_le = now()
     FROM utilisateur g WHERE g.email = $1 AND demande.id = (
       SELECT d.id FROM demande d JOIN envoi e ON e.demande_id = d.id
       WHERE d.siren = $2 AND d.demarche = 'arret-de-travail' AND d.canal = 'portail' AND d.etat IN ('a_prendre', 'en_traitement') ORDER BY d.numero DESC LIMIT 1)
     RETURNING demande.numero`,
    [PEOPLE.sophie.email, DURAND],
  )
  return demande?.numero ?? ''
}

test('correction demandée, corrigée, lue : le client ne voit que ses champs, la gestion lit la différence', async ({ ouvre }) => {
  const numero = await followed()
  expect(numero).not.toBe('')
  const sophie = await ouvre('sophie')
  await sophie.goto(`/gestion/demandes/${numero}`)
  await sophie.getByText('Demander une correction', { exact: true }).click()
  const demander = sophie.getByRole('button', { name: 'Demander la correction' })
  await demander.click()
  await expect(sophie.getByText('Choisissez au moins une réponse à corriger.').first()).toBeVisible()
  await sophie.getByRole('checkbox', { name: /^Matricule/ }).check()
  await sophie
    .getByLabel(/^Ce que .* lira/)
    .last()
    .fill('Le matricule n’est pas celui du bulletin.')
  await demander.click()
  await expect(sophie.getByRole('status').filter({ hasText: 'La correction est demandée' })).toBeVisible()
  await expect(sophie.getByText('Correction de 1 réponse attendue du client')).toBeVisible()

  // Sans JavaScript, au téléphone quand c’en est un.
  const claire = await ouvre('claire', { javaScriptEnabled: false })
  await claire.goto(`/e/${DURAND}/demandes/${numero}`)
  await expect(claire.getByRole('region', { name: 'Une réponse à corriger' })).toContainText('Le matricule n’est pas celui du bulletin.')
  await claire.getByRole('link', { name: 'Corriger', exact: true }).click()
  await expect(claire.getByRole('textbox')).toHaveCount(1)
  await claire.getByRole('textbox').fill('C0999')
  await claire.getByRole('button', { name: 'Envoyer la correction' }).click()
  await expect(claire.getByRole('heading', { name: /Il y a|erreur/i }).first()).toBeVisible()
  await expect(claire.getByRole('textbox')).toHaveValue('C0999')
  await expectFits(claire, 320)
  await claire.getByRole('checkbox').check()
  await claire.getByRole('button', { name: 'Envoyer la correction' }).click()
  await expect(claire.getByText('Votre correction est envoyée.')).toBeVisible()
  await expect(claire.getByText('Envois précédents, gardés')).toBeVisible()

  await sophie.goto(`/gestion/demandes/${numero}?onglet=declaration`)
  await expect(sophie.getByRole('region', { name: 'Ce qui a été corrigé' })).toContainText(/Matricule.*→ C0999/)
})
