import { expect, test } from 'vitest'
import { withClient } from '@/scripts/database.ts'

const roles = ['DATABASE_APP_URL', 'DATABASE_SYSTEME_URL'] as const

for (const name of roles) {
  test(`${name} : un rôle qui ne possède rien et ne passe pas outre la sécurité par ligne`, async () => {
    await withClient(process.env[name] ?? '', async (client) => {
      const { rows } = await client.query(`
        SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
          (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS tables
        FROM pg_roles r WHERE rolname = current_user`)
      expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, tables: 0 }])
    })
  })

  test(`${name} : ne peut ni créer de table, ni devenir un autre rôle, ni rejoindre une autre base`, async () => {
    await withClient(process.env[name] ?? '', async (client) => {
      await expect(client.query('CREATE TABLE public.intrus (id int)')).rejects.toThrow(/permission denied/)
      await expect(client.query('SET ROLE portail_proprietaire')).rejects.toThrow(/permission denied/)
      await expect(client.query('CREATE ROLE intrus')).rejects.toThrow(/permission denied/)
    })
  })
}

test('les noms se trient à la française', async () => {
  await withClient(process.env.DATABASE_URL ?? '', async (client) => {
    const { rows } = await client.query(
      `SELECT string_agg(nom, ' ' ORDER BY nom COLLATE "fr-x-icu") AS noms FROM unnest(ARRAY['zoé','été','Émile','eau']) AS nom`,
    )
    expect(rows[0]).toEqual({ noms: 'eau Émile été zoé' })
  })
})
