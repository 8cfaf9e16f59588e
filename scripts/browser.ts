import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { tryCommand, tryNode } from './processes.ts'
import { TOOLS } from './tools.ts'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

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

/**
 * Le navigateur des essais, obtenu s’il manque : celui de Playwright, sinon le paquet de Debian quand on est root.
 * @throws une phrase quand aucun n’a pu être obtenu.
 */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser()
  if (found) return found
  console.log('… Aucun navigateur : téléchargement de Chromium')
  await tryNode([TOOLS.playwright, 'install', 'chromium'], { quiet: true })
  if (!findBrowser() && process.getuid?.() === 0) {
    await tryCommand('apt-get', ['update'], { quiet: true })
    await tryCommand('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } })
  }
  const obtained = findBrowser()
  if (!obtained)
    throw new Error('Aucun Chromium sur cette machine, et aucun n’a pu être installé : donnez son chemin par CHROMIUM=/chemin/du/navigateur.')
  return obtained
}
