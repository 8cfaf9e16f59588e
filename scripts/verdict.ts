import { stopChildren } from './processes.ts'
import { sum, type Tally } from './tally.ts'

/** Un arrêt demandé, ou la mort du lanceur, arrête aussi ce qui a été lancé. */
export function stopTogether(): void {
  const stop = () => {
    stopChildren()
    setTimeout(() => process.exit(1), 15_000).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, stop)
}

/** Écrit la dernière ligne, et finit : code 1 dès qu’un essai est raté. */
export function finish(tallies: Tally[]): never {
  const { passed, failed } = sum(tallies)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
