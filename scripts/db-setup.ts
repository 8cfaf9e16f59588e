import { givenUrl } from './connect.ts'
import { setUp, setupSql } from './database-setup.ts'
import { readEnvFiles } from './env-files.ts'
import { command } from './sentence.ts'

// `npm run db:setup [-- --sql]` : rôles, base, droits, extensions, d’après les adresses données ; `--sql` l’écrit au lieu de le faire.
await command(async () => {
  readEnvFiles()
  const urls = {
    owner: givenUrl('DATABASE_URL'),
    app: givenUrl('DATABASE_APP_URL'),
    systeme: givenUrl('DATABASE_SYSTEME_URL'),
    admin: process.env.DATABASE_ADMIN_URL && givenUrl('DATABASE_ADMIN_URL'),
  }
  if (process.argv.includes('--sql')) return console.log(setupSql(urls))
  for (const done of await setUp(urls)) console.log(`✓ ${done}`)
  console.log('Ensuite : npm run db:migrate')
})
