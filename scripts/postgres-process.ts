import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Ce que le serveur de ce dossier a noté de lui-même ; il peut être mort depuis. */
export function readPostmaster(folder: string): { pid: string; port: string } | undefined {
  const file = join(folder, 'data', 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid = '', , , port = ''] = readFileSync(file, 'utf8').split('\n')
  return { pid, port }
}

/** Après le redémarrage d’un conteneur, un autre programme peut porter le numéro de l’ancien serveur : PostgreSQL l’attendrait sans fin. */
export function discardForeignPid(folder: string): void {
  const pid = readPostmaster(folder)?.pid
  if (!pid || process.platform !== 'linux') return
  const found = processState(pid)
  if (found && (found.name !== 'postgres' || found.dead)) rmSync(join(folder, 'data', 'postmaster.pid'), { force: true })
}

/** Le nom d’un processus, et s’il n’est plus qu’un mort que personne n’a relevé (ordinaire en conteneur) ; `undefined` quand il n’existe pas. */
function processState(pid: string): { name: string; dead: boolean } | undefined {
  try {
    const [, name = '', state = ''] = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { name, dead: state === 'Z' || state === 'X' }
  } catch {
    return undefined
  }
}

/** Le processus du serveur de ce dossier, s’il vit ; une pause est encore une vie. */
export function livePid(folder: string): number | undefined {
  const pid = readPostmaster(folder)?.pid
  if (!pid) return undefined
  if (process.platform === 'linux') {
    const state = processState(pid)
    return state?.name === 'postgres' && !state.dead ? Number(pid) : undefined
  }
  try {
    process.kill(Number(pid), 0)
    return Number(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? Number(pid) : undefined
  }
}
