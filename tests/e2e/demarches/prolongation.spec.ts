import type { Page } from '@playwright/test'
import type { Demarche, Etape, Raws } from '../../../lib/demarches/define.ts'
import { dateRaw } from '../../../lib/demarches/ecrire.ts'
import { prolongation } from '../../../lib/demarches/prolongation/definition.ts'
import { SAMPLES } from '../../../lib/demarches/prolongation/sample.ts'
import { repriseDActivite } from '../../../lib/demarches/reprise-d-activite/definition.ts'
import { expect, expectAccessible, sql, test } from '../../support/journey.ts'
import { completeDraft, fillStep, makePdf } from './saisie.ts'

const DURAND = '900000019'

test('Claire prolonge un arrêt trouvé au catalogue, Sophie le prend, répond et le clôt', async ({ ouvre }) => {
  const claire = await ouvre('claire')
  const sophie = await ouvre('sophie')
  const [arret] = await sql<{ numero: string }>(
    `SELECT numero FROM demande WHERE siren = $1 AND demarche = 'arret-de-travail' AND numero IS NOT NULL ORDER BY envoyee_le LIMIT 1`,
    [DURAND],
  )
  const raws = { ...SAMPLES.numero?.raws, numeroDemande: arret?.numero ?? '', decomptes: 'joints' }

  await claire.goto(`/e/${DURAND}/demarches`)
  await claire.getByRole('link', { name: prolongation.titre, exact: true }).click()
  await expectAccessible(claire)
  await claire
    .getByRole('button', { name: /^Commencer/ })
    .last()
    .click()
  for (const etape of prolongation.etapes.filter(({ slug }) => slug !== 'certification')) {
    await expect(claire).toHaveURL(new RegExp(`/${etape.slug}$`))
    await fillStep(claire, etape, raws)
    if ('pieces' in etape.champs) {
      await claire
        .locator('#fichier-decomptes_ij')
        .setInputFiles({ name: 'decompte.pdf', mimeType: 'application/pdf', buffer: await makePdf('Décompte fictif') })
      await expect(claire.getByRole('link', { name: 'decompte.pdf' })).toBeVisible()
    }
    await expectAccessible(claire)
    await claire.getByRole('button', { name: /^Continuer vers/ }).click()
  }
  await expectAccessible(claire)
  await claire.getByRole('checkbox', { name: /Je certifie/ }).check()
  await claire.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(claire).toHaveURL(/\/envoyee$/)
  await expectAccessible(claire)
  await expect(claire.getByRole('link', { name: prolongation.encore })).toBeVisible()
  const numero = /CP-\d{4}-\d{7}-\d/.exec((await claire.getByRole('main').textContent()) ?? '')?.[0] ?? ''
  const recu = await claire.request.get(`/api/demandes/${numero}/recu`)
  expect([recu.status(), (await recu.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])

  await sophie.goto(`/gestion/demandes/${numero}`)
  await expect(sophie.getByRole('main')).toContainText('Prolongation d’arrêt de Karim Haddad')
  await expect(sophie.getByRole('main')).toContainText(arret?.numero ?? '')
  await expectAccessible(sophie)
  await sophie.getByRole('button', { name: 'Prendre en charge' }).click()
  await expect(sophie.getByRole('main')).toContainText('Vous la suivez.')
  await sophie.getByRole('link', { name: /^Répondre/ }).click()
  await sophie.getByLabel(/^Répondre à/).fill('La prolongation est rattachée au dossier.')
  await sophie.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(sophie.getByRole('main')).toContainText('Votre réponse est envoyée')
  await sophie.getByText('Clore la demande', { exact: true }).first().click()
  await sophie.getByLabel('Issue').selectOption('acceptee')
  await sophie.getByLabel('Message de clôture').fill('Les indemnités sont versées jusqu’à la nouvelle fin.')
  await sophie.getByRole('button', { name: 'Clore la demande' }).click()
  await expect(sophie.getByRole('main')).toContainText('La demande est close')

  await claire.goto(`/e/${DURAND}/demandes/${numero}`)
  await expect(claire.getByRole('main')).toContainText('La prolongation est rattachée au dossier.')
  await expect(claire.getByRole('main')).toContainText('Acceptée')
  await expectAccessible(claire)

  // De la demande à la suivante : le bouton, la nouvelle fin, « Continuer », la case, l’envoi. Puis la reprise, de même.
  const suivante = await continuer(
    claire,
    'Prolonger cet arrêt',
    etapeOf(prolongation, 'arret'),
    { nouvelleFin: dateRaw('2026-12-24') },
    arret?.numero,
  )
  await claire.goto(`/e/${DURAND}/demandes/${suivante}`)
  const reprise = await continuer(
    claire,
    'Déclarer la reprise',
    etapeOf(repriseDActivite, 'reprise'),
    { dateReprise: dateRaw('2026-12-28') },
    'lundi 28 décembre 2026',
  )
  await claire.goto(`/e/${DURAND}/demandes/${reprise}`)
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Reprise du travail de Karim Haddad')
})

test('relire un arrêt : « Modifier » mène au champ et ramène, les salaires sont un tableau, l’impression tient en deux feuilles', async ({
  ouvre,
}) => {
  const page = await ouvre('claire', { javaScriptEnabled: false })
  const id = await completeDraft(page)
  const main = page.getByRole('main')
  await expect(main).toContainText('vendredi 30 octobre 2026 (28\u00a0jours)')
  await expect(page.getByRole('heading', { name: 'Arrêt, 28\u00a0jours' })).toBeVisible()
  const salaires = page.getByRole('table', { name: 'Salaires avant l’arrêt' })
  await expect(salaires.getByRole('row')).toHaveCount(15)
  await expect(salaires.getByRole('row', { name: /^Total/ })).toContainText('€')
  await expect(main).toContainText('Non jointe')
  const aCote = page.getByRole('complementary', { name: 'Après l’envoi' })
  await expect(aCote).toContainText('La franchise, jour par jour')
  await expect(aCote.getByRole('definition').filter({ hasText: /il reste|passé de|aujourd’hui/ })).toBeVisible()
  await expect(
    page.getByRole('navigation', { name: 'Étapes de la démarche' }).getByRole('listitem').filter({ hasText: 'Pièces' }).first(),
  ).toContainText('1\u00a0à venir')
  const feuilles = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(feuilles.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
  await page.emulateMedia({ media: 'print' })
  await expect(main.getByRole('button')).toHaveCount(0)
  await expect(main.getByRole('link', { name: /^Modifier/ })).toHaveCount(0)
  await page.emulateMedia({ media: 'screen' })

  // Sans JavaScript aussi, l’adresse nomme le champ, et le navigateur lui donne le focus.
  await page.getByRole('link', { name: 'Modifier « Fin prévisionnelle »' }).click()
  await expect(page).toHaveURL(new RegExp(`${id}/arret\\?retour=recapitulatif#finArret.jour$`))
  await expect(page.locator('[name="finArret.jour"]')).toBeFocused()
  await page.locator('[name="finArret.jour"]').fill('29')
  await page.getByRole('button', { name: 'Continuer vers le récapitulatif' }).click()
  await expect(main).toContainText('jeudi 29 octobre 2026 (27\u00a0jours)')
})

/** Cinq gestes depuis une demande ; rend le numéro de celle qui est partie. */
async function continuer(page: Page, bouton: string, etape: Etape, raws: Raws, relu: string | undefined): Promise<string> {
  await page.getByRole('button', { name: bouton }).click()
  await expect(page).toHaveURL(new RegExp(`/${etape.slug}$`))
  await expectAccessible(page)
  await fillStep(page, etape, raws)
  await page.getByRole('button', { name: /^Continuer vers/ }).click()
  await expect(page).toHaveURL(/\/recapitulatif$/)
  await expect(page.getByRole('main')).toContainText(relu ?? '')
  await page.getByRole('checkbox', { name: /Je certifie/ }).check()
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await expect(page).toHaveURL(/\/envoyee$/)
  return /CP-\d{4}-\d{7}-\d/.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? ''
}

function etapeOf(demarche: Demarche, slug: string): Etape {
  const etape = demarche.etapes.find((une) => une.slug === slug)
  if (!etape) throw new Error(`pas d’étape ${slug}`)
  return etape
}
