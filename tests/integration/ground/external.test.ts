import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyMigrations, readMigrations } from '@/scripts/apply-migrations.ts'
import { checkSchema } from '@/scripts/check-schema.ts'
import { withClient } from '@/scripts/database.ts'
import { inProject } from '@/scripts/paths.ts'
import { type Cluster, openCluster } from '@/scripts/postgres.ts'
import { freePort, runScript } from './children.ts'

// Un serveur d’ailleurs : le sien, sur son port, où le propriétaire est un rôle ordinaire. Les rôles sont de tout le serveur : ces essais se suivent.
const FOLDER = inProject('.data', 'essais', `ailleurs-${process.pid}`)
const word = () => randomBytes(18).toString('base64url')
const [OWNER, APP, SYSTEME] = [word(), word(), word()]
let server: Cluster

const address = (role: string, secret: string, name: string) => `postgresql://${role}:${secret}@127.0.0.1:${server.port}/${name}`
const urlsOf = (name: string, owner = 'exploitant') => ({
  DATABASE_URL: address(owner, OWNER, name),
  DATABASE_APP_URL: address('portail_app', APP, name),
  DATABASE_SYSTEME_URL: address('portail_systeme', SYSTEME, name),
})
const admin = (sql: string, name = 'postgres') => withClient(server.adminUrl(name), (client) => client.query(sql))
const check = ({ DATABASE_APP_URL, DATABASE_SYSTEME_URL }: ReturnType<typeof urlsOf>) => checkSchema(DATABASE_APP_URL, DATABASE_SYSTEME_URL)

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  chmodSync(FOLDER, 0o755)
  server = await openCluster({ dataDir: FOLDER, password: word(), durable: false })
  await admin(`CREATE ROLE exploitant LOGIN CREATEROLE PASSWORD '${OWNER}'`)
  await admin('CREATE DATABASE portail OWNER exploitant')
})
afterAll(async () => {
  await server.stop('immediate')
  rmSync(FOLDER, { recursive: true, force: true })
})

describe('d’un PostgreSQL vide au portail qui peut servir, sans superutilisateur', () => {
  it('sans les rôles, ni le portail ni la migration ne partent : une phrase, et la commande', async () => {
    await expect(check(urlsOf('portail'))).rejects.toThrow(/« portail_app » de DATABASE_APP_URL.*npm run db:setup/)
    const { code, output } = await runScript('db-migrate.ts', urlsOf('portail'))
    expect([code, output.trim().split('\n').at(-1)]).toEqual([1, expect.stringContaining('lancez d’abord « npm run db:setup »')])
  })

  it('db:setup fait les rôles par leurs adresses, et se rejoue sans rien changer', async () => {
    const first = await runScript('db-setup.ts', urlsOf('portail'))
    expect(first.output).toContain('rôle « portail_app » créé')
    expect(first.code).toBe(0)
    const again = await runScript('db-setup.ts', urlsOf('portail'))
    expect([again.code, again.output]).toEqual([0, expect.not.stringMatching(/créé|remplacé/)])
    for (const secret of [OWNER, APP, SYSTEME]) expect(first.output + again.output).not.toContain(secret)
  }, 60_000)

  it('préparée et pas migrée, le portail refuse et nomme la commande', async () => {
    await expect(check(urlsOf('portail'))).rejects.toThrow(/vide.*npm run db:migrate/)
  })

  it('db:migrate l’amène au jour, et se rejoue', async () => {
    const { code, output } = await runScript('db-migrate.ts', urlsOf('portail'))
    expect(output).toContain(`${readMigrations().length} migrations appliquées`)
    expect(code).toBe(0)
    expect((await runScript('db-migrate.ts', urlsOf('portail'))).output).toContain('La base est à jour.')
    await expect(check(urlsOf('portail'))).resolves.toBeUndefined()
  }, 120_000)

  it('le propriétaire n’est ni superutilisateur ni au-dessus des règles, et les deux rôles non plus', async () => {
    const { rows } = await admin(
      `SELECT rolname FROM pg_roles WHERE (rolsuper OR rolbypassrls) AND rolname IN ('exploitant', 'portail_app', 'portail_systeme')`,
    )
    expect(rows).toEqual([])
  })

  it('un mot de passe changé dans les adresses l’est sur le serveur', async () => {
    await admin(`ALTER ROLE portail_app PASSWORD 'perdu'`)
    await expect(check(urlsOf('portail'))).rejects.toThrow(/mot de passe/)
    expect((await runScript('db-setup.ts', urlsOf('portail'))).output).toContain('mot de passe de « portail_app » remplacé')
    await expect(check(urlsOf('portail'))).resolves.toBeUndefined()
  })
})

describe('ce que le portail refuse de servir', () => {
  it('le propriétaire à la place d’un de ses rôles, ou un rôle au-dessus de la sécurité par ligne', async () => {
    const urls = urlsOf('portail')
    await expect(checkSchema(urls.DATABASE_URL, urls.DATABASE_SYSTEME_URL)).rejects.toThrow(/non « exploitant »/)
    await admin('ALTER ROLE portail_app BYPASSRLS')
    await expect(check(urls)).rejects.toThrow(/BYPASSRLS/)
    await admin('ALTER ROLE portail_app NOBYPASSRLS')
  })

  it('une base de deux migrations d’avance ; d’une seule, il sert', async () => {
    const add = (name: string) =>
      admin(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('${name}', '', '${name}', now())`, 'portail')
    await add('99990101000000_a')
    await expect(check(urlsOf('portail'))).resolves.toBeUndefined()
    await add('99990101000001_b')
    await expect(check(urlsOf('portail'))).rejects.toThrow(/plus récente/)
    await admin(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '9999%'`, 'portail')
  })

  it('une base absente, un serveur muet', async () => {
    await expect(check(urlsOf('ailleurs'))).rejects.toThrow(/« ailleurs » de DATABASE_APP_URL n’existe pas/)
    const port = await freePort()
    const nowhere = `postgresql://portail_app:x@127.0.0.1:${port}/portail`
    await expect(checkSchema(nowhere, nowhere)).rejects.toThrow(`ne répond pas à 127.0.0.1:${port}`)
  })

  it('et il part en production sans l’adresse du propriétaire : ce qui l’arrête ensuite est la configuration', async () => {
    const { DATABASE_URL: _, ...urls } = urlsOf('portail')
    const secret = () => randomBytes(48).toString('base64')
    const { output } = await runScript('start.ts', {
      ...urls,
      DATABASE_URL: undefined,
      DEMO: 'non',
      APP_URL: 'http://localhost:3000',
      AUTH_SECRET: secret(),
      PASSWORD_PEPPER: secret(),
      CHAMP_KEK: secret(),
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      ANTIVIRUS: 'aucun',
      MAIL: 'smtp',
      SMTP_URL: 'smtp://127.0.0.1:2525',
      MAIL_EXPEDITEUR: 'portail@exemple.fr',
      DATA_DIR: `${FOLDER}/portail`,
      PORT: await freePort(),
      // Assez pour que la base soit jugée bonne, pas assez pour construire.
      NEXT_DIST_DIR: '/dev/null/nulle-part',
    })
    expect(output).toContain('✓ Configuration et base de données')
    expect(output).not.toContain('Migrations')
    expect(output).not.toContain('Monde de démonstration')
  }, 60_000)
})

describe('une migration qui échoue', () => {
  const GOOD = { name: '01_bonne', sql: 'CREATE TABLE bonne (id int);' }
  const bad = (sql: string) => ({ name: '02_mauvaise', sql: `CREATE TABLE moitie (id int);\n${sql}` })

  it('dit l’erreur de PostgreSQL et sa ligne, ne laisse rien, et la même commande reprend où elle en était', async () => {
    await admin('CREATE DATABASE essai_migration OWNER exploitant')
    await withClient(urlsOf('essai_migration').DATABASE_URL, async (client) => {
      const failing = applyMigrations(client, [GOOD, bad('INSERT INTO absente VALUES (1);')])
      await expect(failing).rejects.toThrow(
        /02_mauvaise a échoué, et rien n’en est resté[\s\S]*relation "absente" does not exist \(42P01\)[\s\S]*ligne 2/,
      )
      const { rows } = await client.query(`SELECT to_regclass('bonne') IS NOT NULL AS bonne, to_regclass('moitie') IS NOT NULL AS moitie`)
      expect(rows).toEqual([{ bonne: true, moitie: false }])
      expect(await applyMigrations(client, [GOOD, bad('INSERT INTO bonne VALUES (1);')])).toEqual(['02_mauvaise'])
      expect((await client.query('SELECT migration_name, finished_at IS NOT NULL AS finie FROM _prisma_migrations ORDER BY 1')).rows).toEqual([
        { migration_name: '01_bonne', finie: true },
        { migration_name: '02_mauvaise', finie: true },
      ])
    })
  })
})

describe('pour un administrateur de bases', () => {
  it('DATABASE_ADMIN_URL fait aussi le propriétaire et sa base', async () => {
    const sauvegarde = address('portail_sauvegarde', word(), 'autre')
    const urls = { ...urlsOf('autre', 'autre_proprietaire'), DATABASE_ADMIN_URL: server.adminUrl(), DATABASE_SAUVEGARDE_URL: sauvegarde }
    const { code, output } = await runScript('db-setup.ts', urls)
    expect(output).toContain('base « autre » créée, à « autre_proprietaire »')
    expect(code).toBe(0)
    expect((await runScript('db-migrate.ts', urls)).code).toBe(0)
    await expect(check(urls)).resolves.toBeUndefined()
    // Le rôle qui sauvegarde lit ce qui est né après lui, et n’écrit rien.
    await withClient(sauvegarde, async (client) => {
      expect((await client.query('SELECT count(*)::int AS n FROM demande')).rows).toEqual([{ n: 0 }])
      await expect(client.query('DELETE FROM demande')).rejects.toThrow(/read-only|permission denied/)
    })
  }, 120_000)

  it('--sql l’écrit sans un secret, pour psql, et ce SQL se rejoue', async () => {
    const { code, output } = await runScript('db-setup.ts', urlsOf('dba', 'exploitant_dba'), ['--sql'])
    expect(code).toBe(0)
    for (const secret of [OWNER, APP, SYSTEME]) expect(output).not.toContain(secret)
    expect(output.match(/^\\password .+$/gm)).toHaveLength(3)
    const [onServer = '', inDatabase = ''] = output.replaceAll(/^\\password .+$/gm, '').split(/^\\connect "dba"$/m)
    for (let turn = 0; turn < 2; turn++) {
      await withClient(server.adminUrl(), async (client) => {
        const [roles = '', database = ''] = onServer.replace('\\gexec', '').split(/(?=^SELECT )/m)
        await client.query(roles)
        // Ce que fait « \gexec » : jouer ce que la requête rend.
        for (const row of (await client.query<Record<string, string>>(database)).rows) await client.query(Object.values(row)[0] ?? '')
      })
      await withClient(server.adminUrl('dba'), (client) => client.query(inDatabase))
    }
    expect((await admin(`SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = 'dba'`)).rows).toEqual([
      { owner: 'exploitant_dba' },
    ])
  })
})
