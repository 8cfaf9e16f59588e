import { delayAssets, loadPage, watchLoading } from '../../support/chargement.ts'
import { expect, test } from '../../support/journey.ts'
import { addressOf, type Visite } from './pages.ts'

// Un compte, non des secondes : polices et scripts arrivent tard, et rien de ce qui est à l’écran ne doit bouger.
const RETARD_MS = 600
const DECALAGE_MAX = 0.02

const PAGES: readonly Pick<Visite, 'chemin' | 'qui'>[] = [
  { chemin: '/connexion', qui: null },
  { chemin: '/accessibilite', qui: null },
  { chemin: '/accueil', qui: 'karim' },
  { chemin: '/e/[siren]', qui: 'claire' },
  { chemin: '/e/[siren]/demandes', qui: 'claire' },
  { chemin: '/e/[siren]/demandes/[attente]', qui: 'claire' },
  { chemin: '/e/[siren]/demarches/[slug]', qui: 'claire' },
  { chemin: '/e/[siren]/brouillons/[id]/[etape]', qui: 'claire' },
  { chemin: '/e/[siren]/courriers', qui: 'claire' },
  { chemin: '/gestion', qui: 'sophie' },
]

test('à 360 pixels, rien ne se déplace pendant qu’une page se charge', async ({ ouvre }) => {
  for (const { chemin, qui } of PAGES) {
    const page = await ouvre(qui, { viewport: { width: 360, height: 800 }, isMobile: true, hasTouch: true })
    await watchLoading(page)
    await delayAssets(page, RETARD_MS)
    const { decalage, bouge } = await loadPage(page, await addressOf(chemin))
    expect.soft(decalage, `${chemin}\n${bouge.join('\n')}`).toBeLessThanOrEqual(DECALAGE_MAX)
    await page.context().close()
  }
})
