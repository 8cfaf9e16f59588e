import { PgBoss } from 'pg-boss'
import { expect, test } from 'vitest'
import { withClient } from '@/scripts/database.ts'
import { migrate } from '@/scripts/migrate.ts'
import { diffSchemas, readSchema, withEngine } from '@/scripts/schema-engine.ts'

const url = (name: string) => process.env[name] ?? ''

test('migrer deux fois ensemble n’applique rien de plus et n’échoue pas', async () => {
  expect(await Promise.all([migrate(url('DATABASE_URL')), migrate(url('DATABASE_URL'))])).toEqual([[], []])
})

test('un script qui contient des « ; » dans une fonction passe entier', async () => {
  await withEngine(url('DATABASE_URL'), async (engine) => {
    const script = `CREATE FUNCTION essai() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$; CREATE TABLE essai_ground (id int);`
    await engine.dbExecute({ datasourceType: { tag: 'url', url: url('DATABASE_URL') }, script })
  })
  await withClient(url('DATABASE_URL'), async (client) => {
    expect((await client.query('SELECT essai() AS deux')).rows).toEqual([{ deux: 2 }])
  })
})

test('les migrations écrites mènent bien au schéma du projet', async () => {
  const { files } = readSchema()
  const kept = readSchema('prisma/migrations')
  await withEngine(url('DATABASE_URL'), async (engine) => {
    expect(await diffSchemas(engine, kept, { files })).toBeNull()
    expect(await diffSchemas(engine, { files: [] }, { files })).toContain('CREATE TABLE')
  })
})

for (const name of ['DATABASE_APP_URL', 'DATABASE_SYSTEME_URL']) {
  test(`${name} : la file de travaux sert sans être à nous`, async () => {
    const owner = new PgBoss({ connectionString: url('DATABASE_URL'), supervise: false, schedule: false })
    const boss = new PgBoss({ connectionString: url(name), migrate: false, supervise: false, schedule: false })
    await owner.start()
    await boss.start()
    const queue = `essai-${name.toLowerCase()}`
    await owner.createQueue(queue)
    const id = await boss.send(queue, { n: 1 })
    const [job] = await boss.fetch<{ n: number }>(queue)
    expect(job?.id).toBe(id)
    await boss.complete(queue, job?.id ?? '')
    await boss.stop({ graceful: false })
    await owner.stop({ graceful: false })
  })
}
