import { BACKUP_ROLE, ensureBackupRole } from './backup/role.ts'
import { givenUrl } from './connect.ts'
import { setUp, setupSql } from './database-setup.ts'
import { readEnvFiles } from './env-files.ts'
import { command } from './sentence.ts'

// `npm run db:setup [-- --sql]` : rôles, base, droits, extensions, d’après les adresses données, et le rôle qui sauvegarde si la sienne l’est ; `--sql`
// l’écrit au lieu de le faire.
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
  const sauvegarde = process.env.DATABASE_SAUVEGARDE_URL && givenUrl('DATABASE_SAUVEGARDE_URL')
  if (sauvegarde) {
    await ensureBackupRole(inDatabase(urls.admin || urls.owner, urls.owner), userOf(urls.owner), passwordOf(sauvegarde))
    console.log(`✓ rôle « ${BACKUP_ROLE} », qui lit toutes les lignes, en place`)
  }
  console.log('Ensuite : npm run db:migrate')
})

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username)
}

function passwordOf(url: string): string {
  return decodeURIComponent(new URL(url).password)
}

/** L’adresse d’un rôle, dans la base d’une autre. */
function inDatabase(url: string, other: string): string {
  const at = new URL(url)
  at.pathname = new URL(other).pathname
  return at.toString()
}
