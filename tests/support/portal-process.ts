import type { ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, listHolders } from '../../scripts/lock.ts'
import { tryPort } from '../../scripts/ports.ts'

/** Pour un portail d’essai : les fichiers `.env*` de qui lance les essais ne sont pas les siens. Next reconnaît cette variable, et n’en lit aucun. */
export const NO_FILES = { __NEXT_PROCESSED_ENV: 'true' }

/** Un portail que l’on vient de lancer : son dossier, son adresse, son lanceur, et ce qu’il a écrit jusqu’ici. */
export type Launched = { dataDir: string; url: string; child: ChildProcess; said: () => string; limitMs: number }

/**
 * Avant de lancer un portail à cette adresse : personne ne doit y répondre. Un essai qui parlerait à un autre programme jugerait n’importe quoi.
 * @throws une phrase quand le port est pris.
 */
export async function expectFreePort(url: string): Promise<void> {
  const port = Number(new URL(url).port)
  if (!(await tryPort(port)))
    throw new Error(`Le port ${port} des essais est pris par un autre programme : arrêtez-le, ou choisissez un autre E2E_NUMERO.`)
}

/**
 * Attend que le portail que l’on a lancé soit prêt, et lui seul : celui dont le lanceur est le nôtre, qui tient le dossier, et qui y a
 * annoncé cette adresse une fois son port pris. Ce que répond un autre programme ne compte pas.
 * @throws avec la fin de ce qu’il a écrit quand il s’arrête, ou n’est pas prêt à temps.
 */
export async function portalReady({ dataDir, url, child, said, limitMs }: Launched): Promise<void> {
  const deadline = Date.now() + limitMs
  while (!((await isOurs(dataDir, url, child)) && (await answersReady(url)))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline)
      throw new Error(`Le portail des essais n’a pas démarré.\n${said().split('\n').slice(-20).join('\n')}`)
    await sleep(150)
  }
}

/**
 * Le portail arrêté, ce qu’il a écrit n’annonce ni ce qui cassera à la prochaine version d’une bibliothèque, ni une exception échappée de toute requête,
 * que rien de ce qu’il répond ne montre.
 * @throws avec les lignes qui le disent.
 */
export function expectCalmLog(said: string): void {
  const lines = said.split('\n').filter((line) => /DeprecationWarning|uncaughtException/.test(line))
  if (lines.length > 0) throw new Error(`Le portail des essais a écrit :\n${[...new Set(lines)].join('\n')}`)
}

/** Arrête dans l’ordre les portails qui tiennent ce dossier ; sans effet quand il n’y en a pas. Un verrou périmé est retiré. */
export async function stopHolders(dataDir: string): Promise<void> {
  for (const holder of existsSync(dataDir) ? listHolders(dataDir) : []) {
    if (await isAlive(holder)) process.kill(holder.pid, 'SIGTERM')
    const deadline = Date.now() + 30_000
    while (await isAlive(holder)) {
      if (Date.now() > deadline) process.kill(holder.pid, 'SIGKILL')
      await sleep(100)
    }
  }
  if (existsSync(dataDir)) for (const name of readdirSync(dataDir)) if (LOCK.test(name)) rmSync(join(dataDir, name), { force: true })
}

const LOCK = /^portail(?:-\d+)?\.lock$/

async function isOurs(dataDir: string, url: string, child: ChildProcess): Promise<boolean> {
  const holder = listHolders(dataDir).find(({ parent, address }) => parent === child.pid && address === url)
  return holder !== undefined && (await isAlive(holder))
}

async function answersReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/sante/pret`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
  return answer?.status === 200
}
