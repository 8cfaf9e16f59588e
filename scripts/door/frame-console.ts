import { format } from 'node:util'
import { mask } from '../../lib/ground/log.ts'

/** Ce que le cadre a dit, masqué et borné ; `tues` : combien de pareils se sont tus avant. */
export type Said = { dit: string; tues?: number }

const DIT_MAX = 2_000
const TETE_MAX = 80
/** Une phrase par seconde et par tête, et autant de têtes : au-delà elles partagent la même. */
const PAUSE_MS = 1_000
const TETES = 50

/**
 * De quoi remplacer ce que Next et les bibliothèques écrivent de leur main, en clair et sans borne, chaque fois qu’un inconnu envoie une action qui n’existe
 * pas : le journal le reçoit masqué, une fois par seconde pour la même phrase, et dit combien se sont tues.
 * @param write l’écrit au journal.
 */
export function frameConsole(write: (said: Said) => void, now: () => number = () => performance.now()): (...args: unknown[]) => void {
  const heads = new Map<string, { free: number; silent: number }>()
  return (...args) => {
    const dit = format(...args)
      .slice(0, 2 * DIT_MAX)
      .trim()
    const head = dit.split('\n', 1)[0]?.slice(0, TETE_MAX) ?? ''
    const key = heads.has(head) || heads.size < TETES ? head : ''
    const own = heads.get(key) ?? { free: 0, silent: 0 }
    heads.set(key, own)
    if (now() < own.free) {
      own.silent++
      return
    }
    const tues = own.silent
    heads.set(key, { free: now() + PAUSE_MS, silent: 0 })
    write({ dit: mask(dit).slice(0, DIT_MAX), ...(tues > 0 ? { tues } : {}) })
  }
}
