import { givenUrl } from './connect.ts'
import { readEnvFiles } from './env-files.ts'
import { migrate } from './migrate.ts'
import { command } from './sentence.ts'

// `npm run db:migrate` : les migrations du projet, celles de la file de travaux, et les droits, avec l’adresse du propriétaire.
await command(async () => {
  readEnvFiles()
  const applied = await migrate(givenUrl('DATABASE_URL'))
  for (const name of applied) console.log(`✓ ${name}`)
  console.log(applied.length > 0 ? `${applied.length} migrations appliquées.` : 'La base est à jour.')
})
