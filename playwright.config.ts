import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS, findBrowser } from './scripts/browser.ts'
import { writeDemarches } from './scripts/demarches.ts'
import { PORTAL_URL } from './tests/support/portal.ts'

// Les parcours lisent la liste des démarches avant que le portail démarre.
writeDemarches()

/** Ceux qui ouvrent toutes les pages : ouvrir marque lu, et les parcours comptent les non lus. */
const BALAYAGE = /(?:ecrans\.e2e|matrice\.spec|attaques\.spec)\.ts$/
/** Les parcours qui envoient de vraies demandes. */
const DEMARCHES = /demarches\/.*\.spec\.ts$/
/** Elle compte la pastille de Claire pas à pas : rien d’autre ne doit la faire bouger. */
const HISTOIRE = /histoire\.spec\.ts$/
/** Elle cherche dans la base et le journal tout ce que les autres ont tapé de secret. */
const SECRETS = /secrets\.spec\.ts$/
/** Une personne, son histoire : celles que l’on rejoue sur un téléphone. Clavier, refus et connexion n’y changent pas, et le balayage y ouvre tout. */
const PERSONNES = /parcours\/(?:claire|karim|marc|ines|paul|gestion)\.e2e\.ts$/

const POSTE = { viewport: { width: 1280, height: 800 } }
const TELEPHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true }

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: /\.(?:e2e|spec|test)\.ts$/,
  outputDir: 'test-results',
  globalSetup: './tests/support/portal.ts',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Une attente qui se lasse mesure la machine, pas le portail : longues, elles ne coûtent qu’à ce qui échoue.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: PORTAL_URL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // `TRACE=oui` pour en garder une de ce qui échoue : toujours, elles coûtent plus que les essais.
    trace: process.env.TRACE === 'oui' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: BROWSER_ARGS },
  },
  projects: [
    { name: 'desktop', testIgnore: [BALAYAGE, DEMARCHES, SECRETS], use: POSTE },
    { name: 'telephone', testMatch: PERSONNES, use: TELEPHONE },
    { name: 'balayage', testMatch: BALAYAGE, dependencies: ['desktop', 'telephone'], use: POSTE },
    // Après les autres : ils écrivent dans le monde dont les autres comptent les lignes.
    { name: 'demarches', testMatch: DEMARCHES, testIgnore: HISTOIRE, dependencies: ['balayage'], use: POSTE },
    { name: 'histoire', testMatch: HISTOIRE, dependencies: ['demarches'], use: POSTE },
    { name: 'secrets', testMatch: SECRETS, dependencies: ['histoire'], use: POSTE },
  ],
})
