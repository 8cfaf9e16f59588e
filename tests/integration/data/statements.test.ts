import { beforeAll, expect, it } from 'vitest'
import { withClient } from '@/scripts/database'
import type { Actor } from '@/lib/access/actor'
import { listAFaire } from '@/lib/a-faire/queries'
import { readRubriques } from '@/lib/accueil/queries'
import { listContrats } from '@/lib/contrats/queries'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { countStatements, statementName } from '@/lib/data/statement-names'
import { demandeByNumero } from '@/lib/demandes/locate'
import { countDemandes, listDemandes } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { findBanner } from '@/lib/entreprises/banner'
import { countUnread, listNotifications } from '@/lib/notifications/queries'
import { listPortefeuille } from '@/lib/portefeuille/queries'
import { actorOf } from '../demandes/brouillon/people'

const tout = DemandesSearch.parse({})
let claire: Actor
let marc: Actor
let karim: Actor

beforeAll(async () => {
  marc = await actorOf('marc.leroy@durand.example')
  claire = await actorOf('claire.durand@durand.example')
  karim = await actorOf('karim.benali@cabinet.example')
})

/** Ce que lisent l’accueil, la liste, une demande et le portefeuille d’une personne. */
const walk = (actor: Actor) =>
  asReader(actor, async (db) => {
    await countUnread(actor, db)
    await listNotifications(actor, db, 1)
    await listAFaire(actor, db, '2026-11-25', {})
    await countDemandes(actor, db, tout)
    await listDemandes(actor, db, tout, 1)
    await listPortefeuille(actor, db, '', 1)
    await demandeByNumero(actor, db, { numero: 'CP-2026-0000000-0' })
    for (const siren of actor.perimetre.sirens.slice(0, 2)) await company(actor, db, siren)
    return countPrepared(db)
  })

async function company(actor: Actor, db: Db, siren: string) {
  await findBanner(actor, db, siren)
  await readRubriques(actor, db, siren)
  await listAFaire(actor, db, '2026-11-25', {}, siren)
  await listDemandes(actor, db, tout, 1, siren)
  await listContrats(actor, db, siren, ['sante', 'prevoyance'])
}

/** Les requêtes que cette connexion garde préparées, d’après PostgreSQL. */
async function countPrepared(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pg_prepared_statements`
  return row?.n ?? 0
}

/** La même personne avec moins d’entreprises. */
const reduced = (actor: Actor, nombre: number): Actor => ({
  ...actor,
  acces: actor.acces.slice(0, nombre),
  perimetre: { ...actor.perimetre, sirens: actor.acces.slice(0, nombre).flatMap((a) => a.sirens) },
})

it('trois personnes, une ou trois cents entreprises : le nombre de requêtes préparées est borné, et revenir n’en ajoute pas', async () => {
  expect(karim.perimetre.sirens.length).toBeGreaterThan(250)
  for (const actor of [marc, claire, karim]) await walk(actor)
  const apres = countStatements()
  expect(apres).toBeGreaterThan(10)
  expect(apres).toBeLessThan(80)
  for (let fois = 0; fois < 6; fois++) for (const actor of [marc, claire, karim]) await walk(actor)
  expect(countStatements()).toBe(apres)
  expect(await walk(karim)).toBeLessThanOrEqual(apres)
})

it('chaque nombre d’entreprises ne fait pas ses requêtes : les listes vont par paliers, et leurs requêtes sont préparées', async () => {
  for (const nombre of [1, 4, 16, 64, 280]) await walk(reduced(karim, nombre))
  const avant = countStatements()
  const autres = [2, 3, 5, 6, 7, 8, 9, 11, 13, 15, 20, 33, 47, 60, 75, 90, 130, 170, 200, 230, 255, 270]
  for (const nombre of autres) await walk(reduced(karim, nombre))
  expect(countStatements() - avant).toBeLessThan(autres.length / 2)
  const listes = await asReader(reduced(karim, 200), async (db) => {
    await demandeByNumero(reduced(karim, 200), db, { numero: 'CP-2026-0000000-0' })
    return db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pg_prepared_statements WHERE statement LIKE '%"siren" IN ($%'`
  })
  expect(listes[0]?.n).toBeGreaterThan(0)
})

it('un changement de schéma sous un portail vivant ne casse une requête qu’une fois', async () => {
  const { DATABASE_URL = '' } = process.env
  const owner = (sql: string) => withClient(DATABASE_URL, (client) => client.query(sql))
  await owner('CREATE TABLE essai_plan (n int); GRANT SELECT ON essai_plan TO portail_app; INSERT INTO essai_plan VALUES (7)')
  const read = () => asReader(marc, (db) => db.$queryRawUnsafe<{ n: unknown }[]>('SELECT * FROM essai_plan WHERE true'))
  await read()
  await owner('ALTER TABLE essai_plan ALTER COLUMN n TYPE text')
  await read().catch(() => null)
  expect(await read()).toEqual([{ n: '7' }])
})

it('ce dont le nombre de textes n’est pas borné part sans nom', () => {
  for (const sql of [
    'BEGIN',
    'COMMIT',
    'SAVEPOINT s1',
    'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE',
    'INSERT INTO "a" ("b","c") VALUES ($1,$2), ($3,$4)',
    `SELECT 1 FROM a WHERE b IN (${Array.from({ length: 17 }, (_, n) => `$${n + 1}`).join(',')})`,
  ])
    expect(statementName({ sql }), sql).toBe('')
  for (const sql of [
    'SELECT 1',
    'INSERT INTO "a" ("b","c") VALUES ($1,$2) RETURNING "b"',
    `SELECT 1 FROM a WHERE b IN (${Array.from({ length: 16 }, (_, n) => `$${n + 1}`).join(',')})`,
  ])
    expect(statementName({ sql }), sql).toMatch(/^\d+-[\w-]{43}$/)
  for (let n = 0; n < 2000; n++) statementName({ sql: `SELECT ${n}` })
  expect(countStatements()).toBe(600)
})
