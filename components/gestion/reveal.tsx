'use client'

import { useEffect, useState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { Icon } from '@/components/ui/icon'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

type RevealProps = { action: FormAction; numero: string; champ: string; masque: string; label: string }

/** Le temps qu’une valeur reste à l’écran. */
const MONTREE_MS = 30_000

/**
 * Une valeur scellée, masquée, et de quoi la montrer : un envoi, car sa lecture s’inscrit au journal. Elle n’est jamais dans une adresse. Sans
 * JavaScript, la réponse la montre ; avec, elle se masque seule.
 */
export function Reveal({ action, numero, champ, masque, label }: RevealProps) {
  const { state, pending, form } = useFormAction(action)
  const [masquee, setMasquee] = useState<typeof state | null>(null)
  useEffect(() => {
    if (state.status !== 'revele') return
    const minuteur = window.setTimeout(() => setMasquee(state), MONTREE_MS)
    return () => window.clearTimeout(minuteur)
  }, [state])
  const montre = state.status === 'revele' && masquee !== state ? state.texte : null
  return (
    <form {...form} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <input type="hidden" name="numero" value={numero} />
      <input type="hidden" name="champ" value={champ} />
      <span className="num" role="status">
        {montre ?? masque}
      </span>
      {montre === null ? (
        <button className="button button--small" type="submit" aria-disabled={pending || undefined} aria-describedby="trace">
          <Icon name="eye" />
          Afficher<span className="sr-only"> : {label}</span>
        </button>
      ) : null}
      <FormRefusal state={state} />
    </form>
  )
}
