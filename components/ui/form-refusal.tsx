'use client'

import { useEffect, useRef } from 'react'
import { ERREURS, ErrorSummary } from '@/components/ui/error-summary'
import type { FormState } from '@/lib/ground/form-state'

/** Les erreurs, le refus, ou la panne et son numéro : ce qui prend le focus à chaque réponse. */
export function FormRefusal({ state, idOf }: { state: FormState; idOf?: (nom: string) => string }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: chaque réponse reprend le focus
  useEffect(() => box.current?.focus(), [state])
  switch (state.status) {
    case 'idle':
    case 'revele':
    case 'apercu':
      return null
    case 'invalide':
      return <ErrorSummary errors={state.errors} {...(idOf ? { idOf } : {})} />
    case 'refuse':
    case 'panne':
      return (
        <div className={ERREURS} ref={box} tabIndex={-1}>
          <div role="alert">
            <p>{state.message}</p>
            {state.status === 'refuse' && state.relire ? (
              <p>
                <a href={state.relire.href}>{state.relire.texte}</a>
              </p>
            ) : null}
            {state.status === 'panne' ? (
              <p className="text-sm">
                Si cela se reproduit, donnez ce numéro au téléphone{'\u00a0'}: <strong className="num">{state.id}</strong>
              </p>
            ) : null}
          </div>
        </div>
      )
  }
}
