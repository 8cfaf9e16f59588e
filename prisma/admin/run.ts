// Lancé par `scripts/admin.ts`, lu par Node tel quel.
// Les commandes d’exploitation, faites par le code du portail : mêmes règles, même journal, mêmes courriels.
import { runShutdown } from '@/lib/ground/store'
import { Mistake, runAdmin } from './commands'

try {
  await runAdmin(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Mistake ? error.message : error)
  process.exitCode = 1
} finally {
  await runShutdown('jobs')
  await runShutdown('pools')
}
