import { Sentence } from '../prepare.ts'

/** Mène une commande à sa fin : ce qui l’arrête est une phrase, non une trace. */
export async function tell(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`)
    if (!(error instanceof Sentence) && process.env.JOURNAL_NIVEAU === 'debug') console.error(error)
    process.exitCode = 1
  }
}
