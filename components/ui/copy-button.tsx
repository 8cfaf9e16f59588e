'use client'

import { useState } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'

/** Copie un texte ; absent sans JavaScript, où l’on sélectionne le texte. Sa place est gardée tant que la page s’éveille. */
export function CopyButton({ texte, nom = 'Copier le numéro' }: { texte: string; nom?: string }) {
  const [copie, setCopie] = useState(false)
  const hydrated = useHydrated()
  const copy = () =>
    navigator.clipboard.writeText(texte).then(
      () => setCopie(true),
      () => setCopie(false),
    )
  return (
    <button className={`button button--small${hydrated ? '' : ' invisible noscript:hidden'}`} type="button" onClick={copy}>
      <span role="status">{copie ? 'Copié' : nom}</span>
    </button>
  )
}
