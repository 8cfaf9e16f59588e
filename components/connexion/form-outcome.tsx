'use client'

import { useEffect, useRef } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { FormState } from '@/lib/ground/form-state'

/** Ce qu’un envoi a donné, en haut du formulaire, et le titre de la page, qui le dit aussi (RGAA 8.6). */
export function FormOutcome({ titre, state }: { titre: string; state: FormState }) {
  return (
    <>
      <title>{`${state.status === 'idle' ? '' : 'Erreur : '}${titre} – Espace client entreprise Carcept Prev`}</title>
      <Outcome state={state} />
    </>
  )
}

/** Les erreurs, le refus, ou la panne et son numéro : ce qui prend le focus. */
function Outcome({ state }: { state: FormState }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: chaque réponse reprend le focus
  useEffect(() => box.current?.focus(), [state])
  switch (state.status) {
    case 'idle':
      return null
    case 'invalide':
      return <ErrorSummary errors={state.errors} />
    case 'refuse':
    case 'panne':
      return (
        <div className="errors" ref={box} tabIndex={-1}>
          <div role="alert">
            <p>{state.message}</p>
            {state.status === 'panne' ? (
              <p className="small">
                Si cela se reproduit, donnez ce numéro au téléphone{'\u00a0'}: <strong className="num">{state.id}</strong>
              </p>
            ) : null}
          </div>
        </div>
      )
  }
}
