import type { Database } from './database.ts'
import type { FolderLock } from './lock.ts'
import { readEnvFiles } from './env-files.ts'
import { isDemo, listeningHost, portalPort, settleMode } from './environment.ts'
import { openAnnuaire } from './annuaire.ts'
import { openStandIn, type StandIn } from './net-entreprises.ts'
import { portTaken, tryPort } from './ports.ts'
import { prepareDatabase, takeDataFolder } from './prepare.ts'
import { say } from './progress.ts'
import { stopChildren } from './processes.ts'
import { Sentence } from './sentence.ts'
import type { Portal } from './server.ts'

type Held = { lock?: FolderLock; database?: Database; standIns?: StandIn[]; portal?: Portal }

const held: Held = {}
let stopping: Promise<void> | undefined

/**
 * La vie d’un portail dans ce processus : prendre le dossier, préparer la base, servir, et tout arrêter dans l’ordre
 * au premier signal, à la première erreur, ou quand le lanceur est mort.
 */
export async function launch(serve: () => Promise<Portal>, { dev = false } = {}): Promise<void> {
  readEnvFiles({ dev })
  settleMode()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
  process.on('disconnect', () => stop(1))
  try {
    held.lock = await takeDataFolder()
    // Toutes les adresses d’abord : un autre programme y répondrait à la place de celle-ci.
    if (!(await tryPort(portalPort())) || !(await tryPort(portalPort(), listeningHost()))) throw new Sentence(portTaken(portalPort()))
    const standIns = isDemo() ? Promise.all([openStandIn(portalPort()), openAnnuaire(portalPort())]) : undefined
    held.database = await prepareDatabase()
    held.standIns = await standIns
    for (const { environment } of held.standIns ?? []) Object.assign(process.env, environment)
    held.portal = await serve()
    held.lock.announce(held.portal.address)
  } catch (error) {
    if (!stopping) console.error(error instanceof Sentence ? `\n${error.message}` : error)
    await stop(1)
  }
}

/** Arrête tout, une seule fois, puis finit le processus. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    // Personne n’attend un arrêt plus de 30 s.
    setTimeout(() => process.exit(1), 30_000).unref()
    if (held.portal) say('\n… Arrêt du portail')
    held.lock?.announceStop()
    stopChildren()
    await held.portal?.stop()
    for (const standIn of held.standIns ?? []) standIn.stop()
    await held.database?.close()
    held.lock?.release()
    if (held.portal) say('✓ Portail arrêté')
    process.exit(code)
  })()
  return stopping
}
