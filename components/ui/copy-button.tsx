'use client'

import { useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/use-hydrated'

/**
 * Copie un texte. Absent sans JavaScript, où l’on sélectionne le texte ; sa place est gardée tant que la page s’éveille. `sur` : dans un tableau, ce qu’il
 * copie, pour qui n’entend que le bouton.
 */
export function CopyButton({ texte, nom = 'Copier le numéro', sur }: { texte: string; nom?: string; sur?: string }) {
  const [copie, setCopie] = useState(false)
  const hydrated = useHydrated()
  const copy = () =>
    navigator.clipboard.writeText(texte).then(
      () => setCopie(true),
      () => setCopie(false),
    )
  return (
    <button
      className={`${sur === undefined ? 'button button--small' : buttonClass({ variant: 'link', className: 'text-xs' })}${hydrated ? '' : ' invisible noscript:hidden'}`}
      type="button"
      onClick={copy}
    >
      <span aria-live="polite">{copie ? 'Copié' : nom}</span>
      {sur === undefined ? null : <span className="sr-only"> {sur}</span>}
    </button>
  )
}
