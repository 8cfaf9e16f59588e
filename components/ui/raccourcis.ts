import { useSyncExternalStore } from 'react'

const COUPES = 'raccourcis'
const listeners = new Set<() => void>()
const subscribe = (dit: () => void) => {
  listeners.add(dit)
  window.addEventListener('storage', dit)
  return () => {
    listeners.delete(dit)
    window.removeEventListener('storage', dit)
  }
}
const areOn = (): boolean => {
  try {
    return localStorage.getItem(COUPES) !== 'non'
  } catch {
    return true
  }
}

/** Permet ou coupe les raccourcis d’une touche, dans ce navigateur (WCAG 2.1.4). */
export function turnRaccourcis(actifs: boolean): void {
  try {
    localStorage.setItem(COUPES, actifs ? 'oui' : 'non')
  } catch {}
  for (const dit of listeners) dit()
}

/** Vrai quand une touche seule est un raccourci dans ce navigateur ; faux tant que la page n’est pas hydratée. */
export const useRaccourcis = (): boolean => useSyncExternalStore(subscribe, areOn, () => false)
