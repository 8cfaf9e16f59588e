import type { DatabaseUrls } from './database.ts'
import { isDemonstration } from '../lib/ground/mode.ts'
import { inProject } from './paths.ts'
import { readSecrets } from './secrets.ts'

/** Ce que le portail apprend par son environnement. */
export type PortalEnvironment = Record<string, string>

/** Décide une fois si ce processus est une démonstration (`lib/ground/mode.ts`), et l’écrit dans son environnement pour ceux qu’il lance. */
export function settleMode(): void {
  process.env.DEMO ||= isDemonstration(process.env) ? 'oui' : 'non'
}

/** Vrai quand ce portail est une démonstration. */
export function isDemo(): boolean {
  return isDemonstration(process.env)
}

/** Où le portail écoute : HOST ; sinon cette machine seule pour une démonstration, toutes ses adresses en production. */
export function listeningHost(): string | undefined {
  return process.env.HOST || (isDemo() ? '127.0.0.1' : undefined)
}

/** Vrai quand la base du portail est donnée, et non celle du dossier de données. */
export function isExternal(): boolean {
  return Boolean(process.env.DATABASE_URL || process.env.DATABASE_APP_URL)
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
