'use client'

import { useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/** Faux dans le HTML du serveur et à la première passe, vrai ensuite : pour ce qui n’a de sens qu’avec JavaScript. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
}
