import { readFileSync } from 'node:fs'
import { courrierId } from '../../../prisma/seed/courriers.ts'
import { compteId, personId } from '../../../prisma/seed/writers.ts'
import { UNREAD } from '../../../prisma/seed/notifications.ts'
import {
  expect,
  expectAccessible,
  expectFits,
  menuOf,
  newState,
  openMenu,
  openSwitcher,
  signIn,
  sql,
  switcherOf,
  test,
} from '../../support/journey.ts'

const ADMINISTRATION = ['Gestion des entreprises', 'Gestion des utilisateurs', 'Gestion des experts-comptables et tiers déclarants']

test.describe('Claire, administratrice de trois entreprises', () => {
  test('se connecter mène à l’accueil : ses choses à faire et son portefeuille', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Espace client Entreprise')
    await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click()
    await expect(page).toHaveURL('/connexion')
    await signIn(page, 'claire')
    await expect(page).toHaveURL('/accueil')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d+ choses à faire pour 3 entreprises$/)
    await expect(page.getByRole('table', { name: 'Entreprises, par raison sociale' }).getByRole('rowheader')).toHaveText([
      /Durand Logistique/,
      /Durand Voyages/,
      /Transports Fictifs Durand/,
    ])
  })
})

/** Ce que Claire n’a pas encore lu : ouvrir le marque, et chaque essai part du même monde. */
const NON_LUES = {
  demandes: ['Arrêt de travail de Karim Haddad', 'Demande d’échéancier pour le dernier trimestre'],
  courrier: courrierId('900000035', 'avenant'),
}
async function unread(): Promise<void> {
  await sql(
    `UPDATE notification n SET lu_le = NULL WHERE n.id IN (
      SELECT DISTINCT ON (coalesce(x.demande_id, x.courrier_id)) x.id FROM notification x LEFT JOIN demande d ON d.id = x.demande_id
      WHERE x.utilisateur_id = $1 AND (d.objet = ANY ($2) OR x.courrier_id = $3)
      ORDER BY coalesce(x.demande_id, x.courrier_id), x.cree_le DESC)`,
    [personId('claire'), NON_LUES.demandes, NON_LUES.courrier],
  )
  await sql(
    `UPDATE courrier SET lu_le = NULL, lu_par = NULL WHERE lu_le > now() - interval '1 hour' AND siren IN ('900000019', '900000027', '900000035')`,
  )
}

test.describe('Claire, chez elle', () => {
  test.use({ personne: 'claire' })
  test.beforeEach(unread)

  test('« À faire » : autant de lignes que le titre en annonce, de la plus pressée à la moins pressée', async ({ page }) => {
    await page.goto('/accueil')
    const annonce = Number.parseInt((await page.getByRole('heading', { level: 1 }).textContent()) ?? '', 10)
    const lignes = page
      .getByRole('table', { name: /Choses à faire/ })
      .getByRole('row')
      .filter({ has: page.getByRole('link') })
    await expect(page.locator('#a-faire')).toContainText(new RegExp(`1 à ${await lignes.count()} sur ${annonce}(?!\\d)`))
    await expect(lignes.first()).toContainText('Nadia Perrin')
  })

  for (const [nature, type, lien, titre, adresse] of [
    ['une pièce', 'pieces', /Karim Haddad/, 'Arrêt de travail de Karim Haddad', /\/e\/900000019\/demandes\/CP-\d{4}-\d{7}-\d$/],
    ['un brouillon', 'brouillons', /Manuel Costa/, 'Prolongation d’arrêt de Manuel Costa', /\/e\/900000027\/brouillons\/[\da-f-]{36}$/],
    [
      'un courrier',
      'lectures',
      /nouvelle fiche de paramétrage DSN/i,
      'Nouvelle fiche de paramétrage DSN',
      /\/e\/900000019\/courriers\/[\da-f-]{36}$/,
    ],
    [
      'une réponse',
      'lectures',
      /Lire la réponse de Sophie Martin/,
      'Demande d’échéancier pour le dernier trimestre',
      /\/e\/900000027\/demandes\/CP-/,
    ],
  ] as const)
    test(`« À faire » : la ligne d’${nature} mène à la chose même`, async ({ page }) => {
      await page.goto(`/accueil?type=${type}`)
      await page
        .getByRole('table', { name: /Choses à faire/ })
        .getByRole('row')
        .filter({ hasText: lien })
        .getByRole('link')
        .click()
      await expect(page).toHaveURL(adresse)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre)
    })

  test('l’accueil d’une entreprise montre les rubriques de sa couverture, mot pour mot, et l’administration du compte', async ({ page }) => {
    await page.goto('/e/900000019')
    await expect(page.getByRole('article').getByRole('heading')).toHaveText([
      'Mes démarches en ligne',
      'Mes demandes / Mes courriers',
      'DSN Santé / Prévoyance',
      'Documents Santé / Prévoyance',
      'Contrats Santé / Prévoyance',
      'Offres et services',
      'Accès à mes services retraite',
    ])
    const univers = page.getByRole('navigation', { name: 'Univers' }).getByRole('link')
    await expect(univers).toHaveText([/Santé/, /Prévoyance/, /Retraite/])
    const administration = page.getByRole('region', { name: 'Administration du compte' }).getByRole('link')
    await expect(administration).toHaveText(ADMINISTRATION.map((nom, rang) => `${nom} ${[3, 3, 1][rang]}`))
    await expect(page.getByRole('region', { name: 'Entreprise choisie' })).toContainText('Vous êtes administratrice')
  })

  for (const [rubrique, titre, ligne, suite] of [
    ['Mes démarches en ligne', 'Mes démarches en ligne', 'Déclarer un arrêt de travail', /Pour toute autre demande/],
    ['Mes demandes / Mes courriers', 'Mes demandes', 'Arrêt de travail de Karim Haddad', /16\s+demandes/],
    ['DSN Santé / Prévoyance', 'DSN Santé / Prévoyance', 'TRM-NC-0000123', /à paramétrer en paie.*Voir les comptes rendus métier/],
    ['Documents Santé / Prévoyance', 'Documents Santé / Prévoyance', 'bibliothèque de documents', /le centre de gestion publie à votre entreprise/],
    ['Contrats Santé / Prévoyance', 'Contrats Santé / Prévoyance', 'TRM-SANTE-0000456', /contrats? en cours/],
    ['Offres et services', 'Offres et services', 'Compris dans vos contrats', /Pour enrichir votre couverture/],
    ['Accès à mes services retraite', 'Univers Retraite', 'Accès à mes services', /expliqués avant d’y aller/],
  ] as const)
    test(`la rubrique « ${rubrique} » s’ouvre, a ses lignes, et ne promet rien`, async ({ page }) => {
      await page.goto('/e/900000019')
      await page.getByRole('main').getByRole('link', { name: rubrique, exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre)
      await expect(page.getByRole('main').getByText(ligne, { exact: false }).first()).toBeVisible()
      await expect(page.getByRole('main')).toContainText(suite)
      await expect(page.getByRole('main')).not.toContainText(/bientôt|viendra|arriveront|sera possible|aura sa page/i)
    })

  test('les univers Santé et Prévoyance disent leur centre de gestion et leurs contrats', async ({ page }) => {
    for (const [nom, contrat] of [
      ['Santé', 'TRM-SANTE-0000456'],
      ['Prévoyance', 'TRM-CADRE-0000789'],
    ] as const) {
      await page.goto('/e/900000019')
      await page.getByRole('navigation', { name: 'Univers' }).getByRole('link', { name: nom }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Univers ${nom}`)
      await expect(page.getByRole('row', { name: new RegExp(contrat) })).toBeVisible()
      await expect(page.getByRole('complementary')).toContainText(`Centre de gestion ${nom} transport`)
    }
  })

  test('une entreprise sans la santé : rubriques réduites, et l’adresse tapée à la main le dit', async ({ page }) => {
    await page.goto('/e/900000027')
    await expect(page.getByRole('article').getByRole('heading')).toHaveText([
      'Mes démarches en ligne',
      'Mes demandes / Mes courriers',
      'DSN Prévoyance',
      'Documents Prévoyance',
      'Contrats Prévoyance',
      'Offres et services',
    ])
    await expect(page.getByRole('navigation', { name: 'Univers' }).getByRole('link')).toHaveText([/Prévoyance/])
    expect((await page.goto('/e/900000027/sante'))?.status()).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette entreprise n’est pas couverte en santé')
    await page.getByRole('link', { name: 'Offres et services' }).click()
    await expect(page).toHaveURL('/e/900000027/offres')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Offres et services')
  })

  test('la liste « SIREN - Raison sociale » : chercher, flèches, Entrée, Échap', async ({ page }) => {
    await page.goto('/e/900000019')
    const champ = await openSwitcher(page)
    await expect(champ).toBeFocused()
    await expectAccessible(page, '.company')
    await champ.press('Escape')
    await expect(champ).toBeHidden()
    await expect(switcherOf(page)).toBeFocused()

    await openSwitcher(page)
    await champ.fill('durand')
    await expect(page.getByRole('option', { name: /Durand Voyages/ })).toBeVisible()
    await champ.fill('voyages')
    await expect(page.getByRole('option')).toHaveCount(1)
    await champ.fill('900000027')
    await expect(page.getByRole('option')).toHaveText([/Durand Logistique/])
    await champ.fill('')
    await expect(page.getByRole('option').nth(2)).toBeVisible()
    await champ.press('ArrowDown')
    const premiere = await page.getByRole('option').first().getAttribute('id')
    await expect(champ).toHaveAttribute('aria-activedescendant', premiere ?? '')
    await champ.press('ArrowUp')
    const derniere = await page.getByRole('option').last().getAttribute('id')
    await expect(champ).toHaveAttribute('aria-activedescendant', derniere ?? '')
    await champ.fill('voyages')
    await expect(page.getByRole('option')).toHaveText([/Durand Voyages/])
    await champ.press('Enter')
    await expect(page).toHaveURL('/e/900000035')
    await expect(switcherOf(page)).toContainText('Durand Voyages')
  })

  test('Entrée pendant la recherche n’ouvre jamais l’entreprise de la recherche d’avant', async ({ page }) => {
    await page.goto('/e/900000019')
    const champ = await openSwitcher(page)
    await champ.fill('voyages')
    await expect(page.getByRole('option')).toHaveText([/Durand Voyages/])
    await page.route('**/api/entreprises**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600))
      await route.continue()
    })
    await champ.fill('logistique')
    await champ.press('Enter')
    await expect(page.getByRole('option')).toHaveText([/Durand Logistique/])
    await expect(page).toHaveURL('/e/900000019')
    await champ.press('Enter')
    await expect(page).toHaveURL('/e/900000027')
  })

  test('changer d’entreprise garde la page, et la liste met en tête la dernière ouverte', async ({ page }) => {
    await page.goto('/e/900000019/contrats')
    let champ = await openSwitcher(page)
    await page
      .getByRole('option', { name: /Durand Logistique/ })
      .first()
      .click()
    await expect(page).toHaveURL('/e/900000027/contrats')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contrats Prévoyance')
    await page.goto('/e/900000035')
    // Le navigateur retient l’entreprise une fois la page éveillée.
    await page.waitForFunction(() => localStorage.getItem('entreprises-recentes')?.startsWith('900000035'))
    await page.goto('/accueil')
    champ = await openSwitcher(page)
    const recentes = page.getByRole('group', { name: 'Ouvertes récemment' }).getByRole('option')
    await expect(recentes.nth(0)).toContainText('Durand Voyages')
    await expect(recentes.nth(1)).toContainText('Durand Logistique')
    await champ.press('Escape')
    await page.goto('/e/900000019/demandes')
    await page.getByRole('link', { name: 'Reprise du travail de Thomas Nguyen' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reprise du travail de Thomas Nguyen')
    await openSwitcher(page)
    await page
      .getByRole('option', { name: /Durand Voyages/ })
      .first()
      .click()
    await expect(page).toHaveURL('/e/900000035/demandes')
  })

  test('l’administration du compte : les entreprises et leur fiche, les utilisateurs et les experts-comptables', async ({ page }) => {
    await page.goto('/e/900000019')
    await page.getByRole('region', { name: 'Administration du compte' }).getByRole('link', { name: 'Gestion des entreprises' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gestion des entreprises')
    await expect(page.getByRole('table').getByRole('rowheader')).toHaveCount(3)
    await page.getByRole('link', { name: 'Voir la fiche de Transports Fictifs Durand' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Transports Fictifs Durand')
    await expect(page.getByRole('main')).toContainText('900 000 019')
    await page.getByRole('link', { name: /Établissements/ }).click()
    await expect(page.getByRole('table', { name: 'Établissements de l’entreprise' }).getByRole('rowheader')).toHaveText([
      /900.000.019.00016|900.000.019.\d{5}/,
      /900.000.019.\d{5}/,
      /900.000.019.\d{5}/,
    ])

    await page.goto('/e/900000019')
    await page.getByRole('region', { name: 'Administration du compte' }).getByRole('link', { name: 'Gestion des utilisateurs' }).click()
    await expect(page).toHaveURL(`/comptes/${compteId('durand')}/utilisateurs`)
    await expect(page.getByRole('table').getByRole('rowheader')).toHaveText([/Claire Durand.*vous/, /Marc Leroy/, /Inès Moreau/])
    await page.getByRole('link', { name: /^Experts-comptables et tiers déclarants/ }).click()
    await expect(page).toHaveURL(/onglet=experts-comptables/)
    await expect(page.getByRole('table').getByRole('rowheader')).toHaveText([/Karim Benali|Cabinet Fictif Expertise/])
    await page.goto('/e/900000019')
    await page
      .getByRole('region', { name: 'Administration du compte' })
      .getByRole('link', { name: /^Gestion des experts-comptables/ })
      .click()
    await expect(page.locator('[aria-current="page"]').filter({ hasText: 'Experts-comptables' })).toBeVisible()
  })

  test('le nom, « Menu » dessous : survol, focus, toucher, Échap', async ({ page, isMobile }) => {
    await page.goto('/accueil')
    const bouton = await menuOf(page)
    const profil = page.getByRole('banner').getByRole('link', { name: 'Mon profil' })
    await expect(profil).toBeHidden()
    const mot = await page.getByText('Menu', { exact: true }).boundingBox()
    if (!isMobile) {
      const nom = await page.getByRole('banner').getByText('Claire Durand', { exact: true }).boundingBox()
      expect((mot?.y ?? 0) - (nom?.y ?? 0), '« Menu » est sous le nom').toBeGreaterThan(8)
      await bouton.hover()
      await expect(bouton).toHaveAttribute('aria-expanded', 'true')
      await expect(profil).toBeVisible()
      await page.mouse.move(10, 600)
      await expect(bouton).toHaveAttribute('aria-expanded', 'false')
      await expect(profil).toBeHidden()
    }
    await bouton.focus()
    await expect(bouton).toHaveAttribute('aria-expanded', 'true')
    await expect(page.getByRole('banner').getByRole('listitem').getByRole('link')).toHaveText([
      /À faire/,
      /Mon profil/,
      /Mes notifications/,
      ...ADMINISTRATION,
      'Contact',
      /Retour à mon espace client/,
    ])
    await expectAccessible(page, 'header')
    await page.keyboard.press('Escape')
    await expect(bouton).toBeFocused()
    await expect(bouton).toHaveAttribute('aria-expanded', 'false')
    await bouton.blur()
    await openMenu(page)
    await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible()
    await profil.click()
    await expect(page).toHaveURL('/profil')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Claire Durand')
    await expect(page.getByRole('banner').getByRole('link', { name: 'Mon profil' })).toBeHidden()
  })

  test('la pastille de « Mes demandes » est le nombre de notifications non lues, le même partout', async ({ page }) => {
    await page.goto('/e/900000019')
    await expect(page.getByRole('banner').getByRole('link', { name: `Mes demandes ${UNREAD.claire} notifications dans Mes demandes` })).toBeVisible()
    await openMenu(page)
    await page
      .getByRole('banner')
      .getByRole('link', { name: /Mes notifications/ })
      .click()
    await expect(page).toHaveURL('/notifications')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/3|trois/i)
    await page
      .getByRole('banner')
      .getByRole('link', { name: /^Mes demandes/ })
      .click()
    await expect(page).toHaveURL('/demandes')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes demandes')
  })

  test('chercher une demande : chaque filtre est dans l’adresse, se retire d’une pression, et une liste vide propose d’élargir', async ({
    page,
    isMobile,
  }) => {
    const unfold = async () => {
      if (isMobile) await page.getByText('Filtrer et trier').click()
    }
    const lignes = page.getByRole('table').getByRole('rowheader')
    await page.goto('/e/900000019/demandes')
    await page.getByRole('main').getByRole('searchbox').fill('Haddad')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await expect(page).toHaveURL(/q=Haddad/)
    await expect(lignes).toHaveText([/Karim Haddad/])
    await page.getByRole('link', { name: 'Tout effacer' }).click()
    await expect(lignes).toHaveCount(16)

    await unfold()
    await page.getByRole('search').getByText('Statut', { exact: true }).first().click()
    const statuts = page.getByRole('group', { name: 'Statut' })
    await statuts.getByRole('checkbox', { name: /^En attente/ }).check()
    await statuts.getByRole('checkbox', { name: /^Traitée/ }).check()
    await expectAccessible(page, 'search')
    await statuts.getByRole('button', { name: /Appliquer/ }).click()
    await expect(page).toHaveURL(/statut=en_attente&statut=traitee/)
    await expect(page.getByRole('status').filter({ hasText: /demandes?$/ })).toHaveText(`${await lignes.count()} demandes`)
    await unfold()
    await page.getByRole('search').getByText('Univers', { exact: true }).first().click()
    await page
      .getByRole('group', { name: 'Univers' })
      .getByRole('checkbox', { name: /^Retraite/ })
      .check()
    await page
      .getByRole('group', { name: 'Univers' })
      .getByRole('button', { name: /Appliquer/ })
      .click()
    await expect(page).toHaveURL(/(?=.*statut=en_attente&statut=traitee)(?=.*univers=retraite)/)
    await expect(lignes).toHaveText([/cotisations de retraite/])
    await page.getByRole('link', { name: /Retirer le filtre Statut/ }).click()
    await expect(page).toHaveURL(/demandes\?univers=retraite$/)
    await page.getByRole('link', { name: /Retirer le filtre Univers/ }).click()
    await expect(lignes).toHaveCount(16)
    await page.goto('/e/900000019/demandes?q=zzzz')
    await expect(page.getByRole('heading', { name: 'Aucune demande ne correspond' })).toBeVisible()
    await page.getByRole('link', { name: 'Voir toutes mes demandes' }).click()
    await expect(lignes).toHaveCount(16)
  })

  test('« Mes demandes » : vingt-cinq lignes de deux lignes, la moitié pour la demande, rien de coupé à 1 440, 768 et 360 px', async ({ page }) => {
    for (const [largeur, hauteur] of [
      [1440, 60],
      [768, 96],
      [360, 200],
    ] as const) {
      await page.setViewportSize({ width: largeur, height: 900 })
      await page.goto('/demandes')
      const vu = await page.getByRole('table').evaluate((table) => {
        const rangs = [...table.querySelectorAll('tbody tr')]
        const cases = [...table.querySelectorAll<HTMLElement>('tbody :is(td, .st > *, .num)')].filter((c) => c.offsetWidth > 0)
        const premiere = rangs[0]?.firstElementChild?.getBoundingClientRect().width ?? 0
        return {
          nombre: rangs.length,
          plusHaute: Math.max(...rangs.map((rang) => rang.getBoundingClientRect().height)),
          table: table.getBoundingClientRect().height,
          part: premiere / table.getBoundingClientRect().width,
          debordent: cases.flatMap((c) => (c.scrollWidth > c.clientWidth + 1 && c.clientWidth > 0 ? [`${c.className} ${c.textContent}`] : [])),
        }
      })
      expect(vu.nombre, `${largeur}`).toBe(25)
      expect(vu.plusHaute, `${largeur}`).toBeLessThanOrEqual(hauteur)
      expect(vu.debordent, `${largeur}`).toEqual([])
      if (largeur === 1440) expect(vu.table).toBeLessThanOrEqual(2000)
      if (largeur === 1440) expect(vu.part).toBeGreaterThanOrEqual(0.49)
      await expectFits(page, largeur)
    }
  })

  test('l’accueil d’une entreprise tient au-dessus du pli : trois choses, « Déclarer un arrêt de travail », toutes les rubriques', async ({
    page,
  }) => {
    for (const [largeur, hauteur, pli] of [
      [1440, 900, 900],
      [360, 800, 1200],
    ] as const) {
      await page.setViewportSize({ width: largeur, height: hauteur })
      await page.goto('/e/900000019')
      const bas = await page
        .getByRole('main')
        .locator('article, a:text("Déclarer un arrêt de travail")')
        .evaluateAll((tous) => tous.map((un) => Math.round(un.getBoundingClientRect().bottom + scrollY)))
      expect(bas, `${largeur}`).toHaveLength(8)
      expect(Math.max(...bas), `${largeur}`).toBeLessThanOrEqual(pli)
      expect(await page.locator('#a-faire li').count(), `${largeur}`).toBe(4)
    }
    // Le nombre dépend du jour : une déclaration ou un paiement s’y montre la semaine où il est dû.
    const tout = page.getByRole('link', { name: /^Tout voir : \d+ choses à faire/ })
    const annonce = Number(/\d+/.exec((await tout.textContent()) ?? '')?.[0])
    await tout.click()
    await expect(page).toHaveURL('/e/900000019?voir=tout#a-faire')
    await expect(page.locator('#a-faire li')).toHaveCount(annonce)
    for (const chose of [
      /Corriger en DSN : code population inconnu/,
      /Paramétrer la fiche DSN version 2/,
      /Ouvrir le document : Notice d’information santé/,
    ])
      await expect(page.locator('#a-faire').getByRole('link', { name: chose })).toHaveCount(1)
    await page.getByRole('link', { name: 'Déclarer un arrêt de travail' }).click()
    await expect(page).toHaveURL('/e/900000019/demarches/arret-de-travail')
  })

  test('un seul rond orange à l’écran : celui des notifications ; ce que compte chaque nombre est dit', async ({ page }) => {
    for (const adresse of ['/e/900000019', '/demandes', '/accueil', '/courriers']) {
      await page.goto(adresse)
      await expect(page.locator('.badge:visible'), adresse).toHaveText([new RegExp(`^${UNREAD.claire}`)])
    }
    await page.goto('/demandes')
    await page.getByText('Ce que comptent ces nombres').click()
    await expect(page.getByRole('main')).toContainText('Vos notifications non lues, sur toutes vos entreprises')
  })

  test('« Exporter (CSV) » rend toute la recherche, telle que la montre la liste', async ({ page }) => {
    await page.goto('/demandes?statut=en_attente&entreprise=900000019')
    const montrees = await page.getByRole('table').getByRole('rowheader').count()
    const [fichier] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Exporter (CSV)' }).click()])
    expect(fichier.suggestedFilename()).toBe('mes-demandes.csv')
    const lignes = readFileSync(await fichier.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(lignes).toHaveLength(montrees + 1)
    expect(lignes[0]).toMatch(/^\uFEFF?"Numéro";"Demande";"Entreprise";"SIREN"/)
    expect(lignes.slice(1).every((ligne) => ligne.includes('"900000019"') && ligne.includes('"En attente"'))).toBe(true)
  })

  test('« Nouvelle demande », sur toutes ses entreprises, demande d’abord pour laquelle', async ({ page }) => {
    await page.goto('/demandes')
    await page.getByText('Nouvelle demande', { exact: true }).click()
    await page.getByRole('link', { name: 'Durand Logistique', exact: true }).click()
    await expect(page).toHaveURL('/e/900000027/demarches')
  })
})

test('se déconnecter ferme tout : le retour en arrière ne montre rien de privé', async ({ ouvre, browser }) => {
  const page = await ouvre(null, { storageState: await newState(browser, 'claire') })
  await page.goto('/accueil')
  await page.goto('/e/900000019/contrats')
  await openMenu(page)
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page).toHaveURL('/connexion')
  await page.goBack()
  await expect(page).toHaveURL(/\/connexion/)
  await expect(page.getByText('TRM-NC-0000123')).toHaveCount(0)
  await expect(page.getByText('Claire Durand')).toHaveCount(0)
  await page.goto('/e/900000019/contrats')
  await expect(page).toHaveURL('/connexion?retour=%2Fe%2F900000019%2Fcontrats')
})
