// node --conditions=react-server --import tsx prisma/reprise/run.ts
// Ce qu’une migration ne peut écrire en SQL, parce qu’il faut le moteur des démarches ou les clés : rejouable, sans effet quand rien n’est dû.
import { freezeEnvois } from '@/lib/jobs/freeze-envois'
import { runShutdown } from '@/lib/ground/store'

try {
  const { figees, restent } = await freezeEnvois()
  console.log(
    restent > 0 ? `${figees} envois figés, ${restent} demandes n’ont pas pu l’être : voyez le journal ci-dessus.` : `${figees} envois figés.`,
  )
} finally {
  await runShutdown('pools')
}
