import { expect, test } from '@playwright/test'
import { expectNoSecret } from '../support/secrets.ts'
import { secretsSeen } from '../support/secrets-vus.ts'

// Le dernier de la série : il cherche ce que tous les autres ont tapé, suivi ou reçu.
test('aucun mot de passe, réponse secrète, lien ni cookie des parcours n’est en clair dans la base, les courriels ou le journal', async () => {
  test.slow()
  const { secrets, publies } = secretsSeen()
  expect(secrets.length, 'tous les parcours ont été joués').toBeGreaterThan(20)
  await expectNoSecret(secrets, publies)
})
