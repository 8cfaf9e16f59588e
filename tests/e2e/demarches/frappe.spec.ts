import type { Page } from '@playwright/test'
import { arretDeTravail } from '../../../lib/demarches/arret-de-travail/definition.ts'
import { SAMPLES } from '../../../lib/demarches/arret-de-travail/sample.ts'
import type { Etape, Raws } from '../../../lib/demarches/define.ts'
import { nirKey } from '../../../lib/demarches/nir.ts'
import { expect, expectAccessible, sql, test } from '../../support/journey.ts'
import { freshIban, controlOf, fillStep, makePdf } from './saisie.ts'

// Ce que la page fait pendant que l’on tape : elle propose, reproche, et se tait dès que c’est réparé.
const DURAND = '900000019'
const NIR = '1850538185046'
const AUTRE_NIR = '1900738185046'

const etapeOf = (slug: string): Etape => arretDeTravail.etapes.find((une) => une.slug === slug) ?? { slug, titre: '', champs: {} }
const valuesOf = (page: Page, ...noms: string[]) => Promise.all(noms.map((nom) => controlOf(page, nom).inputValue()))
const boxOf = (page: Page, champ: string) => page.locator(`form.form [data-champ="${champ}"]`)
const errorOf = (page: Page, champ: string) => boxOf(page, champ).locator('[data-erreur]').first()
const forward = (page: Page) => page.getByRole('button', { name: /^Continuer vers/ }).click()
const joint = (page: Page, cle: string, buffer: Buffer, nom = `${cle}.pdf`) =>
  page.locator(`#fichier-${cle}`).setInputFiles({ name: nom, mimeType: 'application/pdf', buffer })

/** Met une date, case par case, puis quitte le champ. */
async function writeDate(page: Page, nom: string, [jour, mois, annee]: readonly [string, string, string]): Promise<void> {
  for (const [partie, valeur] of Object.entries({ jour, mois, annee })) await controlOf(page, `${nom}.${partie}`).fill(valeur)
  await controlOf(page, `${nom}.annee`).blur()
}

test.describe('d’une étape à l’autre', () => {
  test.use({ personne: 'claire' })

  test('ce qui se tape pendant que le portail répond à « Enregistrer » reste à l’écran, et se garde', async ({ page }) => {
    await page.goto(`/e/${DURAND}/demarches/arret-de-travail`)
    await page
      .getByRole('button', { name: /^Commencer/ })
      .last()
      .click()
    await expect(page).toHaveURL(/\/entreprise$/)
    await controlOf(page, 'declarantTelephone').fill('06 39 98 01 02')
    let relache = () => {}
    const retenu = new Promise<void>((fini) => {
      relache = fini
    })
    await page.route(/\/entreprise/, async (route) => {
      if (route.request().method() === 'POST') await retenu
      await route.continue()
    })
    const ancien = page.locator('form.form[data-ancien]')
    await page.locator('form.form').evaluate((form: HTMLFormElement) => {
      form.dataset.ancien = ''
    })
    const parti = page.waitForRequest((requete) => requete.method() === 'POST' && /\/entreprise/.test(requete.url()))
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await parti
    await controlOf(page, 'declarantNom').fill('Durand-Marchand')
    relache()
    await expect(ancien, 'la page a rendu un autre formulaire').toHaveCount(0)
    await expect(controlOf(page, 'declarantNom')).toHaveValue('Durand-Marchand')
    await expect(page.locator('[data-autosave]')).toContainText('Enregistré à')
    await page.unroute(/\/entreprise/)
    await page.reload()
    await expect(controlOf(page, 'declarantNom')).toHaveValue('Durand-Marchand')
    await expect(controlOf(page, 'declarantTelephone')).toHaveValue('06 39 98 01 02')
  })

  test('la page propose ce qui se déduit, dit ce qui ne va pas là où c’est, et l’efface dès que c’est réparé', async ({ page }) => {
    const raws: Raws = { ...SAMPLES.subrogation?.raws, ribConnu: 'non', iban: freshIban() }
    await page.goto(`/e/${DURAND}/demarches/arret-de-travail`)
    await page
      .getByRole('button', { name: /^Commencer/ })
      .last()
      .click()
    await expect(page).toHaveURL(/\/entreprise$/)
    await expect(controlOf(page, 'declarantTelephone'), 'le téléphone comme l’aide le demande').toHaveValue(/^0\d( \d\d){4}$/)
    await fillStep(page, etapeOf('entreprise'), raws)
    await forward(page)
    await expect(page).toHaveURL(/\/salarie$/)

    // Le salarié : le mois et l’année de naissance viennent du numéro, le suivent, et restent à qui y a écrit.
    await controlOf(page, 'nomNaissance').fill('Haddad')
    await controlOf(page, 'prenoms').fill('Karim')
    await controlOf(page, 'nir.numero').fill(NIR)
    await controlOf(page, 'nir.cle').fill(nirKey(NIR))
    await expect.poll(() => valuesOf(page, 'naissance.jour', 'naissance.mois', 'naissance.annee')).toEqual(['', '05', '1985'])
    await controlOf(page, 'nir.numero').fill(AUTRE_NIR)
    await controlOf(page, 'nir.cle').fill(nirKey(AUTRE_NIR))
    await expect.poll(() => valuesOf(page, 'naissance.mois', 'naissance.annee')).toEqual(['07', '1990'])
    await writeDate(page, 'naissance', ['14', '05', '1985'])
    await expect(errorOf(page, 'nir'), 'la date contredit le numéro, et c’est lui que l’on reproche').toBeVisible()
    await controlOf(page, 'nir.numero').fill(NIR)
    await controlOf(page, 'nir.cle').fill(nirKey(NIR))
    await expect(errorOf(page, 'nir'), 'réparée, l’erreur s’en va à la frappe').toBeHidden()
    expect(await valuesOf(page, 'naissance.mois', 'naissance.annee'), 'ce que la personne a écrit est à elle').toEqual(['05', '1985'])
    await controlOf(page, 'nir.cle').fill('99')
    await controlOf(page, 'nir.cle').blur()
    await expect(errorOf(page, 'nir')).toContainText('La clé ne correspond pas')
    await expect(controlOf(page, 'nir.cle')).toHaveAttribute('aria-invalid', 'true')
    await expect(controlOf(page, 'nir.numero')).not.toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page)

    // Non connu : rien à taper. Le numéro enregistré est masqué ; tant qu’il est à soi, il se relit.
    await boxOf(page, 'nir').getByText('Non connu').click()
    await expect(controlOf(page, 'nir.numero')).toBeHidden()
    await expect(errorOf(page, 'nir')).toBeHidden()
    await boxOf(page, 'nir').getByText('Numéro de sécurité sociale').last().click()
    await controlOf(page, 'nir.cle').fill(nirKey(NIR))
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await expect(controlOf(page, 'nir.numero')).toHaveValue(/•/)
    await controlOf(page, 'matricule').fill('C0412')
    await page.getByRole('link', { name: /^Afficher/ }).click()
    await expect(controlOf(page, 'nir.numero')).toHaveValue(NIR)
    await expect(controlOf(page, 'matricule'), 'ce qui est tapé reste').toHaveValue('C0412')
    await page.getByRole('link', { name: /^Masquer/ }).click()
    await expect(controlOf(page, 'nir.numero')).toHaveValue(/•/)

    // Le résumé : chaque ligne mène à la case, prête à être retapée ; réparée, elle en sort.
    await controlOf(page, 'prenoms').fill('')
    await controlOf(page, 'naissance.mois').fill('13')
    await forward(page)
    const resume = page.getByRole('main').getByRole('alert')
    await expect(resume).toContainText('Il y a 2 erreurs')
    await resume.getByRole('link').last().click()
    await expect(controlOf(page, 'naissance.mois')).toBeFocused()
    await page.keyboard.insertText('05')
    await expect(controlOf(page, 'naissance.mois'), 'son contenu était choisi').toHaveValue('05')
    await expect(resume).toContainText('Il y a 1 erreur')
    await expect(page).toHaveTitle(/^Erreur\s: /)
    await controlOf(page, 'prenoms').fill('Karim')
    await expect(resume).toBeHidden()
    await expect(page).not.toHaveTitle(/^Erreur\s: /)
    await forward(page)
    await expect(page).toHaveURL(/\/contrat-de-travail$/)
    await fillStep(page, etapeOf('contrat-de-travail'), raws)
    await forward(page)
    await expect(page).toHaveURL(/\/arret$/)

    // L’arrêt : des cartes, et des dates qui se déduisent.
    await forward(page)
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Choisissez la qualification de l’arrêt')
    await expect(page.getByRole('main')).not.toContainText('Remplissez ce champ')
    await boxOf(page, 'qualification').getByText('Maladie', { exact: true }).click()
    await expect(errorOf(page, 'qualification')).toBeHidden()
    await writeDate(page, 'dernierJourTravaille', ['31', '08', '2026'])
    await expect.poll(() => valuesOf(page, 'debutArret.jour', 'debutArret.mois', 'debutArret.annee')).toEqual(['01', '09', '2026'])
    await writeDate(page, 'dernierJourTravaille', ['02', '10', '2026'])
    await expect.poll(() => valuesOf(page, 'debutArret.jour', 'debutArret.mois')).toEqual(['03', '10'])
    await writeDate(page, 'finArret', ['30', '10', '2026'])
    await boxOf(page, 'subrogation').getByText('Oui', { exact: true }).click()
    const periode = ['du.jour', 'du.mois', 'du.annee', 'au.jour', 'au.mois', 'au.annee'].map((partie) => `periodeSubrogation.${partie}`)
    await expect.poll(() => valuesOf(page, ...periode)).toEqual(['03', '10', '2026', '30', '10', '2026'])
    await controlOf(page, 'finArret.jour').fill('28')
    await expect.poll(() => valuesOf(page, 'periodeSubrogation.au.jour'), 'ce qui est proposé suit').toEqual(['28'])
    await fillStep(page, etapeOf('arret'), raws)
    await forward(page)
    await expect(page).toHaveURL(/\/salaires$/)
    await fillStep(page, etapeOf('salaires'), raws)
    await forward(page)
    await expect(page).toHaveURL(/\/pieces$/)

    // Les pièces : l’erreur dit ce qui manque encore, jusqu’à ce que rien ne manque.
    await fillStep(page, etapeOf('pieces'), raws)
    await forward(page)
    await expect(errorOf(page, 'pieces')).toContainText('Il manque 2 pièces')
    const rib = await makePdf('RIB fictif')
    await joint(page, 'rib', rib)
    await expect(errorOf(page, 'pieces')).toContainText(/^Erreur\s: Il manque une pièce.*Bulletins/)
    await joint(page, 'bulletins', await makePdf('Bulletins fictifs'))
    await expect(errorOf(page, 'pieces')).toBeHidden()
    await expect(page.getByRole('main').getByRole('alert').filter({ hasText: 'erreur' })).toBeHidden()
    await joint(page, 'rib', rib, 'encore.pdf')
    await expect(page.locator('li[data-piece]').filter({ hasText: 'RIB de l’entreprise' })).toContainText(
      'C’est le même fichier que « rib.pdf », déjà joint ici',
    )
    await expectAccessible(page)
    await forward(page)

    // Le récapitulatif changé ailleurs se relit d’un lien ; envoyée, « Retour » ne montre plus de brouillon.
    await expect(page).toHaveURL(/\/recapitulatif$/)
    const autre = await page.context().newPage()
    await autre.goto(page.url().replace('recapitulatif', 'salarie'))
    await controlOf(autre, 'matricule').fill('C0413')
    await expect(autre.locator('[data-autosave]')).toContainText('Enregistré à')
    await autre.close()
    const certify = async () => {
      await page.getByRole('checkbox', { name: /Je certifie/ }).check()
      await page.getByRole('button', { name: 'Envoyer la demande' }).click()
    }
    await certify()
    await page.getByRole('main').getByRole('alert').getByRole('link', { name: 'Relire le récapitulatif à jour' }).click()
    await expect(page.getByRole('main')).toContainText('C0413')
    await expect(page.getByRole('main').getByRole('alert')).toBeHidden()
    await certify()
    await expect(page).toHaveURL(/\/envoyee$/)
    for (let pas = 0; pas < 3; pas++) {
      await page.goBack()
      await expect(page.getByRole('main')).toContainText(/CP-\d{4}-\d{7}-\d/)
      await expect(page.getByRole('main')).not.toContainText('Rien n’est parti')
    }
  })

  test('ce qui vérifie arrive tard : rien de ce qui est déjà choisi ou tapé ne bouge, et ce qui ne va pas se dit', async ({ page }) => {
    const [row] = await sql<{ id: string }>(
      `SELECT id FROM demande WHERE siren = $1 AND statut = 'a_finaliser' AND demarche = 'arret-de-travail' AND 'salarie' = ANY(etapes_vues) ORDER BY cree_le LIMIT 1`,
      [DURAND],
    )
    await page.goto(`/e/${DURAND}/brouillons/${row?.id}/salarie`, { waitUntil: 'networkidle' })
    let laisse = () => {}
    const porte = new Promise<void>((ouvre) => {
      laisse = ouvre
    })
    await page.route('**/*.js', async (route) => {
      await porte
      await route.continue()
    })
    await boxOf(page, 'nir').getByText('Numéro technique temporaire').click()
    await controlOf(page, 'nir.numero').fill('pas un numéro')
    await controlOf(page, 'situationFamiliale').selectOption('pacse')
    await controlOf(page, 'matricule').fill('C0414')
    await expect(errorOf(page, 'nir')).toBeHidden()
    laisse()
    await expect(errorOf(page, 'nir')).toContainText('numéro technique temporaire')
    await expect(page.locator('[name="nir.type"]:checked')).toHaveValue('ntt')
    expect(await valuesOf(page, 'nir.numero', 'situationFamiliale', 'matricule')).toEqual(['pas un numéro', 'pacse', 'C0414'])
  })

  test('ce qui vérifie n’arrive qu’au premier geste, et pèse peu', async ({ page }) => {
    const [row] = await sql<{ id: string }>(
      `SELECT id FROM demande WHERE siren = $1 AND statut = 'a_finaliser' AND demarche = 'arret-de-travail' AND version > 0 ORDER BY cree_le LIMIT 1`,
      [DURAND],
    )
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    const scripts = new Set<string>()
    let octets = 0
    session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) octets += encodedDataLength
    })
    await page.goto(`/e/${DURAND}/brouillons/${row?.id}/entreprise`, { waitUntil: 'networkidle' })
    const avant = octets
    await controlOf(page, 'declarantEmail').fill('nadia chez exemple')
    await controlOf(page, 'declarantEmail').blur()
    await expect(errorOf(page, 'declarantEmail')).toBeVisible()
    console.log(
      `JavaScript d’une étape, transmis : ${Math.round(avant / 1000)} ko avant tout geste, ${Math.round((octets - avant) / 1000)} ko après.`,
    )
    // 187 ko, tout compris, avant que la vérification attende le premier geste ; douze de plus étaient permis après lui.
    expect(avant).toBeLessThan(150_000)
    expect(octets).toBeLessThan(187_000)
  })
})

test.describe('le message que l’on écrit', () => {
  test.use({ personne: 'claire', attendus: [/ERR_FAILED/] })
  test('ce que le portail n’a pas pu garder est gardé ici, et revient', async ({ page }) => {
    const [row] = await sql<{ numero: string }>(
      `SELECT numero FROM demande WHERE siren = $1 AND etat = 'en_traitement' AND univers = 'prevoyance' ORDER BY numero LIMIT 1`,
      [DURAND],
    )
    await page.goto(`/e/${DURAND}/demandes/${row?.numero}`)
    const corps = page.locator('textarea[name=corps]')
    await corps.fill('Un premier mot')
    await expect(page.getByText(/Texte gardé à/)).toBeVisible()
    await page.route('**/message-en-cours', (route) => route.abort())
    await corps.fill('Un premier mot, puis la panne')
    await expect(page.getByText(/ne répond pas/)).toBeVisible()
    await page.reload()
    await expect(corps).toHaveValue('Un premier mot, puis la panne')
    await page.unroute('**/message-en-cours')
    await expect(page.getByText(/Texte gardé à/)).toBeVisible({ timeout: 15_000 })
  })
})
