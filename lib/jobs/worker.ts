import 'server-only'
import { log } from '@/lib/ground/log'
import { boss } from '../acts/queue'
import { erasePersonnes } from './erase-personnes'
import { expireDelegations } from './expire-delegations'
import { notifyEvent } from './notify-event'
import { announceExpiry, purgeBrouillons, throwExpired } from './purge-brouillons'
import { purgeIdentite } from './purge-identite'
import { purgeSignIn } from './purge-sign-in'
import { sealJournal } from './seal-journal'
import { remindFiches } from './remind-fiches'
import { rereadAnnuaire } from './reread-annuaire'
import { scanWaitingPieces } from './scan-pieces'
import { sweepPieces } from './sweep-pieces'
import { collectCourriels, sendCourriel } from './send-courriel'
import { verifyLiens } from './verify-liens'
import { writeResumes } from './write-resumes'

/** Démarre l’ouvrier du processus : il traite les files et scelle le journal et relève les courriels en retard chaque minute. */
export async function startWorker(): Promise<void> {
  const file = await boss()
  await file.schedule('sceller-journal', '* * * * *', {}, { singletonSeconds: 50 })
  await file.schedule('relever-courriels', '* * * * *', {}, { singletonSeconds: 50 })
  await file.work<{ evenementId: string }>('notifier', { pollingIntervalSeconds: 1 }, async (travaux) => {
    for (const travail of travaux) await notifyEvent(travail.data.evenementId)
  })
  await file.work('sceller-journal', { pollingIntervalSeconds: 5 }, async () => {
    await sealJournal()
    await purgeSignIn()
  })
  await file.work<{ courrielId: string }>('envoyer-courriel', { pollingIntervalSeconds: 1 }, async (travaux) => {
    for (const travail of travaux) await sendCourriel(travail.data.courrielId)
  })
  await file.schedule('analyser-pieces', '* * * * *', {}, { singletonSeconds: 50 })
  await file.schedule('balayer-pieces', '17 * * * *', {}, { singletonSeconds: 3000 })
  await file.work('analyser-pieces', { pollingIntervalSeconds: 5 }, async () => {
    await scanWaitingPieces()
  })
  await file.work('balayer-pieces', { pollingIntervalSeconds: 30 }, async () => {
    await throwExpired()
    await announceExpiry()
    await purgeBrouillons()
    await expireDelegations()
    await purgeIdentite()
    await erasePersonnes()
    await rereadAnnuaire()
    await remindFiches()
    await sweepPieces()
  })
  await file.schedule('verifier-liens', '12 3 * * *', {}, { tz: 'Europe/Paris', singletonSeconds: 3000 })
  await file.work('verifier-liens', { pollingIntervalSeconds: 30 }, async () => {
    await verifyLiens()
  })
  // Du lundi au vendredi : ce qui arrive le week-end est au résumé du lundi.
  await file.schedule('resumer', '0 7 * * 1-5', {}, { tz: 'Europe/Paris', singletonSeconds: 3000 })
  await file.work('resumer', { pollingIntervalSeconds: 30 }, async () => {
    await writeResumes()
  })
  await file.work('relever-courriels', { pollingIntervalSeconds: 5 }, async () => {
    await collectCourriels()
  })
}

/** Démarre l’ouvrier et recommence toutes les cinq secondes tant que la base n’est pas joignable. */
export function superviseWorker(): void {
  startWorker().catch((erreur: unknown) => {
    log.warn({ err: erreur }, 'ouvrier : nouvel essai dans 5 s')
    setTimeout(superviseWorker, 5_000).unref()
  })
}
