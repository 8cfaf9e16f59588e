import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const random = (bytes: number) => () => randomBytes(bytes).toString('base64')
const password = () => randomBytes(24).toString('base64url')

/** What each secret of the demonstration is made of. Production brings its own and never reads this file. */
const RECIPES = {
  POSTGRES_PASSWORD: password,
  OWNER_PASSWORD: password,
  APP_PASSWORD: password,
  SYSTEME_PASSWORD: password,
  AUTH_SECRET: random(48),
  PASSWORD_PEPPER: random(32),
  CHAMP_KEK: random(32),
  // Kept across builds: a page opened before a rebuild must still be able to send its form.
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: random(32),
} satisfies Record<string, () => string>

/** The secrets of one data folder, by name. */
export type Secrets = Record<keyof typeof RECIPES, string>

/** Reads `secrets.json` of a data folder (0600), making what is missing; a name already there never changes. */
export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const known: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const missing = Object.entries(RECIPES).filter(([name]) => !(name in known))
  const secrets = { ...known, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) } as Secrets
  if (missing.length > 0) {
    mkdirSync(dataDir, { recursive: true })
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    renameSync(draft, file)
    chmodSync(file, 0o600)
  }
  return secrets
}
