import { SAMPLES } from '../../../lib/demarches/arret-de-travail/sample.ts'
import { PEOPLE } from '../../../prisma/seed/cast.ts'
import { expect, expectFits, sql, test } from '../../support/journey.ts'
import { completeDraft, freshIban, freshNir, makePdf } from './saisie.ts'

const DURAND = '900000019'

/** Un arrêt envoyé d’ici, que Sophie suit, dont l’envoi dit ce champ ; le dernier parti. @returns son numéro. */
async function followed(champ: string): Promise<string> {
  const [demande] = await sql<{ numero: string }>(
    `UPDATE demande SET etat = 'en_traitement', statut = 'en_cours', gestionnaire_id = g.id, gestionnaire_nom = g.prenom || ' ' || g.nom, prise_le = now()
     FROM utilisateur g WHERE g.email = $1 AND demande.id = (
       SELECT d.id FROM demande d JOIN envoi e ON e.demande_id = d.id
       WHERE d.siren = $2 AND d.demarche = 'arret-de-travail' AND d.canal = 'portail' AND d.etat IN ('a_prendre', 'en_traitement')
         AND e.contenu::text LIKE '%"' || $3 || '"%' ORDER BY d.numero DESC LIMIT 1)
     RETURNING demande.numero`,
    [PEOPLE.sophie.email, DURAND, champ],
  )
  return demande?.numero ?? ''
}

test('correction demandée, corrigée, lue : le client ne voit que ses champs, la gestion lit la différence', async ({ ouvre }) => {
  const numero = await followed('matricule')
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

test('un IBAN nouveau demande son RIB : il se dépose sur place, ce qui est tapé reste, et tout part ensuite', async ({ ouvre }) => {
  const sansScript = await ouvre('claire', { javaScriptEnabled: false })
  const { subrogation = '', periodeSubrogation = '' } = SAMPLES.subrogation?.raws ?? {}
  await completeDraft(sansScript, undefined, DURAND, { subrogation, periodeSubrogation, iban: freshIban(), nir: freshNir() })
  await sansScript.getByRole('checkbox', { name: /Je certifie/ }).check()
  await sansScript.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(sansScript).toHaveURL(/\/envoyee/)
  const numero = await followed('iban')
  expect(numero).not.toBe('')
  const sophie = await ouvre('sophie')
  await sophie.goto(`/gestion/demandes/${numero}`)
  await sophie.getByText('Demander une correction', { exact: true }).click()
  await sophie.getByRole('checkbox', { name: /^IBAN de l’entreprise/ }).check()
  await sophie
    .getByLabel(/^Ce que .* lira/)
    .last()
    .fill('Cet IBAN n’est plus le vôtre.')
  await sophie.getByRole('button', { name: 'Demander la correction' }).click()
  await expect(sophie.getByRole('status').filter({ hasText: 'La correction est demandée' })).toBeVisible()

  const claire = await ouvre('claire')
  await claire.goto(`/e/${DURAND}/demandes/${numero}/correction`)
  const iban = freshIban()
  await claire.getByRole('textbox', { name: /^IBAN/ }).fill(iban)
  await claire.getByRole('checkbox').check()
  await claire.getByRole('button', { name: 'Envoyer la correction' }).click()
  const joindre = claire.getByRole('region', { name: 'À joindre d’abord' })
  await expect(joindre).toContainText('RIB de l’entreprise')
  await expect(claire.getByRole('checkbox'), 'ce qui était coché le reste').toBeChecked()
  await expectFits(claire, 320)
  const garde = claire.getByRole('textbox', { name: /^IBAN/ })
  await expect(garde).toHaveValue(new RegExp(`^${iban.slice(0, 4)} .* ${iban.slice(-4)}$`))
  await joindre.locator('input[type=file]').setInputFiles({ name: 'rib.pdf', mimeType: 'application/pdf', buffer: await makePdf('RIB') })
  await expect(claire.getByRole('region', { name: 'Joint à votre correction' })).toContainText('rib.pdf, reçu.')
  await claire.getByRole('button', { name: 'Envoyer la correction' }).click()
  await expect(claire.getByText('Votre correction est envoyée.')).toBeVisible()
})
