'use client'

import { useActionState } from 'react'
import type { FormAction } from '@/lib/ground/form-state'
import { IDLE } from '@/lib/ground/form-state'

/** Annuler une demande que personne n’a prise : ce qui s’ensuit est dit avant, et la demander deux fois suffit. */
export function CancelForm({ action, siren, numero }: { action: FormAction; siren: string; numero: string }) {
  const [state, formAction] = useActionState(action, IDLE)
  const message = state.status === 'refuse' || state.status === 'panne' ? state.message : null
  return (
    <details open={message !== null}>
      <summary>Annuler cette demande</summary>
      <form action={formAction} className="stack">
        <p>Elle sera close sans être étudiée. Son historique reste ici, et vous pourrez en envoyer une autre.</p>
        {message ? (
          <p className="error" role="alert">
            <span>{message}</span>
          </p>
        ) : null}
        <input type="hidden" name="siren" value={siren} />
        <input type="hidden" name="numero" value={numero} />
        <button className="button button--danger button--small" type="submit">
          Annuler la demande {numero}
        </button>
      </form>
    </details>
  )
}
