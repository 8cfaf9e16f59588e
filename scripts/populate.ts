import { readEnvFiles } from './env-files.ts'
import { isDemo, settleMode } from './environment.ts'
import { prepareDatabase, takeDataFolder } from './prepare.ts'
import { command, Sentence } from './sentence.ts'

// `npm run seed` : la base de la démonstration, préparée et peuplée sans ouvrir le portail ; une base déjà habitée reste comme elle est.
await command(async () => {
  readEnvFiles()
  settleMode()
  if (!isDemo()) throw new Sentence('Seule une démonstration se peuple : DEMO=oui, ou rien de configuré.')
  const lock = await takeDataFolder()
  try {
    const database = await prepareDatabase()
    await database.close()
  } finally {
    lock.release()
  }
})
