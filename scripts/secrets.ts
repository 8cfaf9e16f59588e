import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const random = (bytes: number) => () => randomBytes(bytes).toString('base64')
const password = () => randomBytes(24).toString('base64url')

/** De quoi est fait chaque secret de la démonstration. La production apporte les siens et ne lit jamais ce fichier. */
const RECIPES = {
  POSTGRES_PASSWORD: password,
  OWNER_PASSWORD: password,
  APP_PASSWORD: password,
  SYSTEME_PASSWORD: password,
  SAUVEGARDE_PASSWORD: password,
  AUTH_SECRET: random(48),
  PASSWORD_PEPPER: random(32),
  CHAMP_KEK: random(32),
  // Gardée d’une construction à l’autre : une page ouverte avant doit encore pouvoir envoyer son formulaire.
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: random(32),
} satisfies Record<string, () => string>

/** Les secrets d’un dossier de données, par nom. */
export type Secrets = Record<keyof typeof RECIPES, string>

/** Lit le `secrets.json` d’un dossier de données (0600) et tire ce qui manque ; ce qui y est ne change jamais. */
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
