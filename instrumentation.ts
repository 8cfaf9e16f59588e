/** Au démarrage du processus : la configuration est vérifiée, puis l’ouvrier démarre (`OUVRIER=non` l’éteint). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('@/lib/env')
  if (!env().OUVRIER) return
  const { superviseWorker } = await import('@/lib/jobs/worker')
  superviseWorker()
}
