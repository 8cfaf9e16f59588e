import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS, findBrowser } from './scripts/browser.ts'
import { PORTAL_URL } from './tests/support/portal.ts'

/** Les parcours qui envoient de vraies demandes. */
const DEMARCHES = /demarches\/.*\.spec\.ts$/

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
  timeout: 45_000,
  expect: { timeout: 7_000 },
  reporter: 'list',
  use: {
    baseURL: PORTAL_URL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: BROWSER_ARGS },
  },
  projects: [
    { name: 'desktop', testIgnore: DEMARCHES, use: { viewport: { width: 1280, height: 800 } } },
    { name: 'telephone', testIgnore: DEMARCHES, use: { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true } },
    // Après les autres : ils écrivent dans le monde dont les autres comptent les lignes.
    { name: 'demarches', testMatch: DEMARCHES, dependencies: ['desktop', 'telephone'], use: { viewport: { width: 1280, height: 800 } } },
  ],
})
