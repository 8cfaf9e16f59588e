import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { tryCommand, tryNode } from './processes.ts'
import { TOOLS } from './tools.ts'

/** Sans fenêtre ni onglets, il ouvre une page trois fois plus vite : les essais en ouvrent mille. */
const COQUILLE = '/usr/bin/chromium-headless-shell'
const SYSTEM = [COQUILLE, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Ce que Chromium ne fait pas pendant les essais : rien qui sorte du réseau de la machine. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Le navigateur de cette machine, ou celui de Playwright ; `undefined` quand il n’y en a aucun. */
export function findBrowser(): string | undefined {
  return [process.env.CHROMIUM, ...SYSTEM, chromium.executablePath()].find((path) => path && existsSync(path))
}

/** Le paquet de Debian, quand on est root ; sans lui on fait avec ce qu’il y a. */
async function installShell(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const apt = (...args: string[]) =>
    tryCommand('apt-get', ['-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::Retries=0', ...args], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  console.log('… Navigateur des essais : chromium-headless-shell')
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium-headless-shell')
  const { code } = await install()
  // Les listes de paquets manquent, ou ont vieilli.
  if (code !== 0 && (await apt('update')).code === 0) await install()
}

/**
 * Le navigateur des essais, obtenu s’il manque : le paquet sans fenêtre de Debian quand on est root, sinon celui de Playwright.
 * @throws une phrase quand aucun n’a pu être obtenu.
 */
export async function ensureBrowser(): Promise<string> {
  if (!process.env.CHROMIUM && !existsSync(COQUILLE)) await installShell()
  const found = findBrowser()
  if (found) return found
  console.log('… Aucun navigateur : téléchargement de Chromium')
  await tryNode([TOOLS.playwright, 'install', 'chromium'], { quiet: true })
  const obtained = findBrowser()
  if (!obtained)
    throw new Error('Aucun Chromium sur cette machine, et aucun n’a pu être installé : donnez son chemin par CHROMIUM=/chemin/du/navigateur.')
  return obtained
}
