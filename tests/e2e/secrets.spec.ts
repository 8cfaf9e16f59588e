import { expect, test } from '@playwright/test'
import { expectNoSecret } from '../support/secrets.ts'
import { secretsSeen } from '../support/secrets-vus.ts'
import { PHRASE } from './demarches/inscrire.ts'

// Le dernier de la série : il cherche ce que tous les autres ont tapé, suivi ou reçu.
test('aucun mot de passe, réponse secrète, lien ni cookie des parcours n’est en clair dans la base, les courriels ou le journal', async () => {
  test.slow()
  const { secrets, publies } = secretsSeen()
  expect(secrets.length, 'tous les parcours ont été joués').toBeGreaterThan(20)
  expect(secrets, 'avec script comme sans lui').toEqual(expect.arrayContaining([PHRASE, 'Gratin dauphinois']))
  await expectNoSecret(secrets, publies)
})
