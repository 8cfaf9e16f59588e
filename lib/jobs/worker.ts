import 'server-only'
import { log } from '@/lib/http/log'
import { boss } from './boss'
import { notifyEvent } from './notify-event'
import { purgeSignIn } from './purge-sign-in'
import { sealJournal } from './seal-journal'

/** Démarre l’ouvrier du processus : il traite les files et scelle le journal chaque minute. */
export async function startWorker(): Promise<void> {
  const file = await boss()
  await file.schedule('sceller-journal', '* * * * *', {}, { singletonSeconds: 50 })
  await file.work<{ evenementId: string }>('notifier', { pollingIntervalSeconds: 1 }, async (travaux) => {
    for (const travail of travaux) await notifyEvent(travail.data.evenementId)
  })
  await file.work('sceller-journal', { pollingIntervalSeconds: 5 }, async () => {
    await sealJournal()
    await purgeSignIn()
  })
}

/** Démarre l’ouvrier et recommence toutes les cinq secondes tant que la base n’est pas joignable. */
export function superviseWorker(): void {
  startWorker().catch((erreur: unknown) => {
    log.warn({ err: erreur }, 'ouvrier : nouvel essai dans 5 s')
    setTimeout(superviseWorker, 5_000).unref()
  })
}
