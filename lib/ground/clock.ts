import { AsyncLocalStorage } from 'node:async_hooks'

type Clock = { instants: AsyncLocalStorage<{ instant: Date | null }>; ecartMs: number }

// Sur globalThis : l’assembleur peut charger ce module deux fois, et il n’y a qu’une heure.
const KEY = Symbol.for('portail.horloge')
const place = globalThis as unknown as { [key: symbol]: Clock | undefined }
place[KEY] ??= { instants: new AsyncLocalStorage(), ecartMs: 0 }
const clock = place[KEY]

/**
 * L’heure du portail, celle de la fonction SQL du même nom : dans une transaction, l’instant où elle s’est ouverte ; ailleurs, l’heure de la machine
 * ramenée à celle de la base, d’après la dernière transaction. Rien d’autre ne dit l’heure (security R11).
 */
export const maintenant = (): Date => new Date(clock.instants.getStore()?.instant ?? Date.now() + clock.ecartMs)

/** Ouvre la place où une transaction dira son instant. Pour l’ouverture des transactions seulement. */
export const withInstant = <T>(run: () => Promise<T>): Promise<T> => clock.instants.run({ instant: null }, run)

/** Retient l’instant que la base vient de dire : celui de la transaction ouverte, et l’écart de la machine. */
export function tellInstant(instant: Date): void {
  clock.ecartMs = instant.getTime() - Date.now()
  const store = clock.instants.getStore()
  if (store) store.instant = instant
}

/**
 * Change l’instant de la transaction ouverte, sans rien dire de la machine. Pour le monde de démonstration seulement, qui le dit aussi à SQL.
 * @throws hors d’une transaction.
 */
export function moveInstant(instant: Date): void {
  const store = clock.instants.getStore()
  if (!store) throw new Error('Hors d’une transaction, l’heure ne se choisit pas.')
  store.instant = instant
}

/** L’écart de la base sur la machine, en millisecondes : positif quand la machine retarde. */
export const clockGapMs = (): number => clock.ecartMs
