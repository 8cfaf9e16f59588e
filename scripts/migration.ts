import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { DATABASE_NAME, createDatabase, databaseUrls, ensureRoles } from './database.ts'
import { inProject } from './paths.ts'
import { openCluster } from './postgres.ts'
import { diffSchemas, readSchema, withEngine } from './schema-engine.ts'
import { readSecrets } from './secrets.ts'

// `npm run migration -- <nom>` : écrit le SQL qui mène du schéma de la dernière migration au schéma présent.
// Le schéma de la dernière migration est gardé à côté d’elles : le moteur ne compare pas à une base vivante.
const SNAPSHOT = inProject('prisma', 'migrations', 'schema.prisma')
const [name = ''] = process.argv.slice(2)

if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Donnez un nom en minuscules sans accent : npm run migration -- ajout_des_pieces')
  process.exit(2)
}

const from = existsSync(SNAPSHOT) ? { files: [{ path: SNAPSHOT, content: readFileSync(SNAPSHOT, 'utf8') }] } : { files: [] }
const to = readSchema()
const sql = await diff()
if (sql === null) {
  console.log('Le schéma n’a pas changé depuis la dernière migration : rien n’est écrit.')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = inProject('prisma', 'migrations', `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/migration.sql`, sql)
  writeFileSync(
    SNAPSHOT,
    to.files
      .map((file) => file.content.trim())
      .join('\n\n')
      .concat('\n'),
  )
  writeFileSync(inProject('prisma', 'migrations', 'migration_lock.toml'), 'provider = "postgresql"\n')
  console.log(
    `Migration écrite : prisma/migrations/${stamp}_${name}/migration.sql. Relisez-la, complétez-la (droits, règles par ligne), puis npm start.`,
  )
}

/** Le moteur veut une connexion même pour comparer deux fichiers : un petit serveur à part, sans données. */
async function diff(): Promise<string | null> {
  const dataDir = inProject('.data', 'migration')
  const secrets = readSecrets(dataDir)
  const server = await openCluster({ dataDir, password: secrets.POSTGRES_PASSWORD, durable: false })
  try {
    await ensureRoles(server.adminUrl(), secrets)
    await createDatabase(server.adminUrl(), DATABASE_NAME)
    return await withEngine(databaseUrls(server.port, DATABASE_NAME, secrets).DATABASE_URL, (engine) => diffSchemas(engine, from, to))
  } finally {
    await server.stop()
  }
}
