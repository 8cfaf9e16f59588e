import { type Caller, type Leave, nameOf, type Places } from './places.ts'
import { createWaits } from './waits.ts'

/** Donne une place, tout de suite ou à son tour ; `null` quand il n’y en a pas, ou pas à temps. */
export type TakeTurn = (caller: Caller) => Promise<Leave | null>

/**
 * Les places, et une courte attente devant : quand elles sont prises par d’autres, chacun attend son tour, le moins servi d’abord. Une personne connectée
 * qui a déjà toute sa part attend aussi ; un voisinage d’inconnus, non : c’est non tout de suite.
 * @param options `waiting` : combien attendent au plus, à parts reprises comme dans `waits.ts` ; `patienceMs` : combien de temps.
 */
export function createTurns(places: Places, { waiting, patienceMs }: { waiting: number; patienceMs: number }): TakeTurn {
  const wait = createWaits({ total: waiting, each: Math.ceil(waiting / 8) })
  const queue = new Set<{ caller: Caller; answer: (leave: Leave | null) => void }>()
  const call = () => {
    for (const { caller, answer } of [...queue].sort((a, b) => places.held(a.caller) - places.held(b.caller))) {
      const place = places.take(caller)
      if (typeof place === 'function') answer(place)
    }
  }
  const freeing = (leave: Leave): Leave => {
    return () => {
      leave()
      if (queue.size > 0) call()
    }
  }
  return (caller) => {
    const place = places.take(caller)
    if (typeof place === 'function') return Promise.resolve(freeing(place))
    if (place === 'sa part' && caller.session === null) return Promise.resolve(null)
    return new Promise((resolve) => {
      const one = {
        caller,
        answer: (leave: Leave | null) => {
          clearTimeout(timer)
          queue.delete(one)
          leaveQueue?.()
          resolve(leave && freeing(leave))
        },
      }
      const timer = setTimeout(() => one.answer(null), patienceMs)
      const leaveQueue = wait(nameOf(caller), () => one.answer(null))
      if (leaveQueue) queue.add(one)
      else one.answer(null)
    })
  }
}
