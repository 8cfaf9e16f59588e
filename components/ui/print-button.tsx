'use client'

import { Icon } from '@/components/ui/icon'
import { useHydrated } from '@/components/ui/use-hydrated'

/** Imprime la page ; absent sans JavaScript, où le navigateur a son menu. */
export function PrintButton() {
  if (!useHydrated()) return null
  return (
    <button className="button button--quiet button--small print:hidden" type="button" onClick={() => window.print()}>
      <Icon name="printer" />
      Imprimer
    </button>
  )
}
