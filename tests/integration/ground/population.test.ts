import { randomBytes } from 'node:crypto'
import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { withClient } from '@/scripts/database.ts'
import { readPopulation } from '@/scripts/seed.ts'
import { cloneDatabase, dropDatabase, type TestDatabase } from '@/tests/support/database.ts'
import { freePort, runScript } from './children.ts'
import { newFolder } from './folder.ts'

const secret = () => randomBytes(48).toString('base64')
const production = {
  APP_URL: 'http://localhost:3000',
  AUTH_SECRET: secret(),
  PASSWORD_PEPPER: secret(),
  CHAMP_KEK: secret(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  ANTIVIRUS: 'aucun',
  MAIL: 'smtp',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  MAIL_EXPEDITEUR: 'portail@exemple.fr',
}
const nothing = Object.fromEntries(Object.keys(production).map((name) => [name, undefined]))
let database: TestDatabase

const start = async (env: Record<string, string | undefined>) =>
  runScript('start.ts', { ...nothing, DEMO: undefined, ...database.urls, DATA_DIR: newFolder(), PORT: await freePort(), ...env })
const people = () =>
  withClient(database.urls.DATABASE_SYSTEME_URL, async (client) =>
    (await client.query<{ email: string }>('SELECT email FROM utilisateur')).rows.map(({ email }) => email),
  )

beforeAll(async () => {
  database = await cloneDatabase('vide')
})
afterAll(() => dropDatabase(database))

describe('une base que l’on n’a pas demandée', () => {
  it.each([
    ['NODE_ENV=production et une base, sans DEMO', { NODE_ENV: 'production' }],
    ['une base, sans DEMO', {}],
  ])('%s : la production, qui refuse faute de secrets, et rien n’y est écrit', async (_, env) => {
    const { code, output } = await start(env)
    expect(code).toBe(1)
    expect(output).toContain('AUTH_SECRET manque')
    expect(await people()).toEqual([])
  })

  it('qui porte de vrais comptes n’est jamais peuplée : la démonstration s’y refuse', async () => {
    expect(await readPopulation(database.urls.DATABASE_SYSTEME_URL)).toBe('vide')
    await withClient(database.urls.DATABASE_SYSTEME_URL, (client) =>
      client.query(
        `INSERT INTO utilisateur (id, email, email_normalise, civilite, nom, prenom, mot_de_passe)
         VALUES (gen_random_uuid(), 'anne@transports.fr', 'anne@transports.fr', 'madame', 'Martin', 'Anne', 'x')`,
      ),
    )
    expect(await readPopulation(database.urls.DATABASE_SYSTEME_URL)).toBe('reelle')
    const { code, output } = await start({ DEMO: 'oui' })
    expect(code).toBe(1)
    expect(output).toContain('qui ne sont pas ceux de la démonstration')
    expect(await people()).toEqual(['anne@transports.fr'])
  })
})

it('le monde de démonstration n’est jamais servi en production', async () => {
  const urls = {
    DATABASE_URL: process.env.DATABASE_URL,
    DATABASE_APP_URL: process.env.DATABASE_APP_URL,
    DATABASE_SYSTEME_URL: process.env.DATABASE_SYSTEME_URL,
  }
  expect(await readPopulation(urls.DATABASE_SYSTEME_URL ?? '')).toBe('demonstration')
  const { code, output } = await start({ ...production, ...urls })
  expect(code).toBe(1)
  expect(output).toContain('dont les mots de passe sont publiés')
})
