import type { DatabaseUrls } from './database.ts'
import { inProject } from './paths.ts'
import { readSecrets } from './secrets.ts'

/** What the portal is told through its environment. */
export type PortalEnvironment = Record<string, string>

/** Whether this start is a demonstration, which is the default; `DEMO=non` is production. */
export function isDemonstration(): boolean {
  return process.env.DEMO !== 'non'
}

/** The port people open: PORT, else 3000. */
export function portalPort(): number {
  return Number(process.env.PORT ?? 3000)
}

/** The environment of a demonstration: what is given wins, the rest comes from the data folder. */
export function demonstrationEnvironment(dataDir: string, urls: DatabaseUrls, port: number): PortalEnvironment {
  const { AUTH_SECRET, PASSWORD_PEPPER, CHAMP_KEK } = readSecrets(dataDir)
  // One for the whole project: a build is made with it, and one build serves several data folders.
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = readSecrets(inProject('.data'))
  const made = { AUTH_SECRET, PASSWORD_PEPPER, CHAMP_KEK, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, APP_URL: `http://localhost:${port}` }
  const given = Object.entries(made).map(([name, value]) => [name, process.env[name] ?? value] as const)
  return { ...Object.fromEntries(given), ...urls, PORT: String(port), DEMO: 'oui', DATA_DIR: dataDir }
}
