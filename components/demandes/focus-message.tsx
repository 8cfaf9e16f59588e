'use client'

import { useEffect } from 'react'

/** Mène le focus au message que l’adresse nomme, quand des messages plus anciens viennent d’arriver : le navigateur ne le fait qu’en chargeant une page. */
export function FocusMessage({ premier }: { premier: string | undefined }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: un premier message nouveau, d’autres viennent d’arriver
  useEffect(() => {
    if (location.hash.startsWith('#message-')) document.getElementById(location.hash.slice(1))?.focus({ preventScroll: true })
  }, [premier])
  return null
}
