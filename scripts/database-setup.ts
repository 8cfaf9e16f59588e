import pg from 'pg'
import { ROLES_LOCK } from './database.ts'
import { withGiven } from './connect.ts'
import { Sentence } from './sentence.ts'

/** Les adresses dont la base se prépare ; `admin` : qui peut créer rôles et base, le propriétaire quand il le peut lui-même. */
export type SetupUrls = { owner: string; app: string; systeme: string; admin?: string | undefined }

const NAMES = { owner: 'DATABASE_URL', app: 'DATABASE_APP_URL', systeme: 'DATABASE_SYSTEME_URL', admin: 'DATABASE_ADMIN_URL' } as const
/** Les droits et les règles par ligne nomment ces deux rôles. */
const ROLES = { app: 'portail_app', systeme: 'portail_systeme' } as const
const EXTENSIONS = ['unaccent', 'pg_trgm']

const quoted = pg.escapeIdentifier
const roleOf = (url: string) => decodeURIComponent(new URL(url).username)
const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))

/** @throws Sentence quand les adresses ne vont pas ensemble. */
function judge({ owner, app, systeme }: SetupUrls): void {
  for (const [key, url] of Object.entries({ app, systeme }) as [keyof typeof ROLES, string][]) {
    if (roleOf(url) !== ROLES[key]) throw new Sentence(`${NAMES[key]} doit être l’adresse du rôle « ${ROLES[key]} ».`)
    if (databaseOf(url) !== databaseOf(owner)) throw new Sentence(`${NAMES[key]} et ${NAMES.owner} doivent nommer la même base.`)
    if (!new URL(url).password) throw new Sentence(`${NAMES[key]} doit porter le mot de passe que vous donnez à ce rôle.`)
  }
  if (roleOf(owner) === ROLES.app || roleOf(owner) === ROLES.systeme)
    throw new Sentence(`${NAMES.owner} doit être l’adresse d’un troisième rôle : le propriétaire.`)
}

/** Un rôle ordinaire, créé s’il manque : ni superutilisateur, ni au-dessus de la sécurité par ligne. */
const createRole = (role: string) =>
  `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${pg.escapeLiteral(role)}) THEN CREATE ROLE ${quoted(role)} LOGIN; END IF; END $$`

/** Une base UTF-8 dont l’ordre est le même sur toute machine ; les noms que l’on lit se trient par "fr-x-icu". */
const createDatabase = (name: string, owner: string, version: number) =>
  `CREATE DATABASE ${quoted(name)} OWNER ${quoted(owner)} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' ${
    version < 170_000 ? `LOCALE_PROVIDER icu ICU_LOCALE 'und'` : `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'`
  }`

/** Ce que le propriétaire donne, dans la base. */
function rightsIn(name: string): string[] {
  return [
    `REVOKE ALL ON DATABASE ${quoted(name)} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${quoted(name)} TO ${Object.values(ROLES).map(quoted).join(', ')}`,
    ...EXTENSIONS.map((extension) => `CREATE EXTENSION IF NOT EXISTS ${quoted(extension)}`),
  ]
}

/**
 * Le même travail, en SQL pour psql, sans un secret : pour qui ne laisse pas un programme toucher à son serveur. Rejouable.
 * @param urls seuls y comptent les noms des rôles et de la base.
 */
export function setupSql(urls: SetupUrls): string {
  judge(urls)
  const [owner, database] = [roleOf(urls.owner), databaseOf(urls.owner)]
  const roles = [owner, ...Object.values(ROLES)]
  return [
    '-- À jouer par psql, en administrateur du serveur (PostgreSQL 17 ou plus). Se rejoue sans dommage.',
    ...roles.map((role) => `${createRole(role)};`),
    '-- Le mot de passe de chacun, demandé par psql : celui de son adresse.',
    ...roles.map((role) => `\\password ${quoted(role)}`),
    `SELECT ${pg.escapeLiteral(createDatabase(database, owner, 170_000))} WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = ${pg.escapeLiteral(database)}) \\gexec`,
    `\\connect ${quoted(database)}`,
    ...rightsIn(database).map((statement) => `${statement};`),
    '',
  ].join('\n')
}

/**
 * Prépare une base : rôles, base, droits, extensions. Ce qui est déjà là reste ; un mot de passe qui n’est pas celui de l’adresse le devient.
 * @param keepPasswords pour un serveur que l’on n’administre pas : un rôle déjà là avec un autre mot de passe est une phrase, pas un changement.
 * @returns ce qui a été fait, une phrase par chose.
 * @throws Sentence, ou l’erreur de PostgreSQL.
 */
export async function setUp(urls: SetupUrls, { keepPasswords = false } = {}): Promise<string[]> {
  judge(urls)
  const [owner, database] = [roleOf(urls.owner), databaseOf(urls.owner)]
  const done: string[] = []
  const [name, address] = urls.admin ? ([NAMES.admin, urls.admin] as const) : ([NAMES.owner, urls.owner] as const)
  await withGiven(name, address, async (client) => {
    // Deux processus changeant un rôle ensemble : PostgreSQL refuse le second.
    await client.query('SELECT pg_advisory_lock($1)', [ROLES_LOCK])
    if (urls.admin) await ensureLogin(client, NAMES.owner, urls.owner, done, keepPasswords)
    if (urls.admin && !(await exists(client, 'pg_database', 'datname', database))) {
      const { rows } = await client.query<{ n: string }>(`SELECT current_setting('server_version_num') AS n`)
      await client.query(createDatabase(database, owner, Number(rows[0]?.n)))
      done.push(`base « ${database} » créée, à « ${owner} »`)
    }
    for (const key of ['app', 'systeme'] as const) await ensureLogin(client, NAMES[key], urls[key], done, keepPasswords)
  })
  await withGiven(NAMES.owner, urls.owner, async (client) => {
    for (const statement of rightsIn(database)) await client.query(statement)
  })
  for (const key of ['app', 'systeme'] as const) await withGiven(NAMES[key], urls[key], judgeRole)
  return [...done, `droits et extensions de « ${database} » en place`]
}

/** @throws Sentence quand un rôle du portail passe outre la sécurité par ligne, ou n’est pas l’un des deux. */
export async function judgeRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: string; above: boolean }>(
    'SELECT rolname AS role, rolsuper OR rolbypassrls AS above FROM pg_roles WHERE rolname = current_user',
  )
  const [{ role, above } = { role: '?', above: true }] = rows
  if (!(Object.values(ROLES) as string[]).includes(role))
    throw new Sentence(`Le portail n’entre dans sa base que par « portail_app » et « portail_systeme », non « ${role} ».`)
  if (above) throw new Sentence(`Le rôle « ${role} » passe outre la sécurité par ligne : ôtez-lui SUPERUSER et BYPASSRLS.`)
}

async function exists(client: pg.Client, table: 'pg_database' | 'pg_roles', column: string, value: string): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT FROM ${table} WHERE ${column} = $1`, [value])
  return rowCount === 1
}

async function ensureLogin(client: pg.Client, name: string, url: string, done: string[], keepPasswords: boolean): Promise<void> {
  const role = roleOf(url)
  const here = await exists(client, 'pg_roles', 'rolname', role)
  if (here && (await entersAs(url, client))) return
  if (here && keepPasswords) throw new Sentence(`Le rôle « ${role} » existe déjà sur ce serveur : donnez ${name}, avec son mot de passe.`)
  if (!here) await client.query(createRole(role))
  await client.query(`ALTER ROLE ${quoted(role)} PASSWORD ${pg.escapeLiteral(decodeURIComponent(new URL(url).password))}`)
  done.push(here ? `mot de passe de « ${role} » remplacé par celui de ${name}` : `rôle « ${role} » créé`)
}

/** Vrai quand ce rôle entre avec ce mot de passe, dans la base où l’on est déjà : la sienne n’existe peut-être pas encore. */
async function entersAs(url: string, client: pg.Client): Promise<boolean> {
  const at = new URL(url)
  at.pathname = `/${encodeURIComponent(client.database ?? 'postgres')}`
  const probe = new pg.Client({ connectionString: at.toString(), connectionTimeoutMillis: 10_000 })
  probe.on('error', () => undefined)
  try {
    await probe.connect()
    return true
  } catch (error) {
    // Reconnu, mais sans droit sur cette base-là : le mot de passe est le bon.
    return (error as { code?: string }).code === '42501'
  } finally {
    await probe.end().catch(() => undefined)
  }
}
