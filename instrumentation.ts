/** Au démarrage du processus : la configuration et l’horloge sont vérifiées, puis l’ouvrier démarre (`OUVRIER=non` l’éteint). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('@/lib/ground/env')
  const { OUVRIER, JOURNAL_NIVEAU } = env()
  const { setLogLevel } = await import('@/lib/ground/log')
  setLogLevel(JOURNAL_NIVEAU)
  const { checkClock } = await import('@/lib/data/check-clock')
  await checkClock()
  if (!OUVRIER) return
  const { superviseWorker } = await import('@/lib/jobs/worker')
  superviseWorker()
}
