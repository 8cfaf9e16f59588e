import type { DatabaseUrls } from './database.ts'
import { inProject } from './paths.ts'
import { readSecrets } from './secrets.ts'

/** Ce que le portail apprend par son environnement. */
export type PortalEnvironment = Record<string, string>

/** Vrai pour une démonstration, ce qui est l’ordinaire ; `DEMO=non` est la production. */
export function isDemonstration(): boolean {
  return process.env.DEMO !== 'non'
}

/** Vrai quand la base du portail est donnée, et non celle du dossier de données. */
export function isExternal(): boolean {
  return Boolean(process.env.DATABASE_URL ?? process.env.DATABASE_APP_URL)
}

/** Le port du portail : PORT, sinon 3000. */
export function portalPort(): number {
  return Number(process.env.PORT ?? 3000)
}

/** L’environnement d’une démonstration : ce qui est donné l’emporte, le reste vient du dossier de données. */
export function demonstrationEnvironment(dataDir: string, urls: DatabaseUrls, port: number): PortalEnvironment {
  const { AUTH_SECRET, PASSWORD_PEPPER, CHAMP_KEK } = readSecrets(dataDir)
  // Une seule pour tout le projet : elle entre dans la construction, qui sert plusieurs dossiers de données.
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = readSecrets(inProject('.data'))
  const made = { AUTH_SECRET, PASSWORD_PEPPER, CHAMP_KEK, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, APP_URL: `http://localhost:${port}` }
  const given = Object.entries(made).map(([name, value]) => [name, process.env[name] ?? value] as const)
  return { ...Object.fromEntries(given), ...urls, PORT: String(port), DEMO: 'oui', DATA_DIR: dataDir }
}
