'use client'

import { useActionState } from 'react'
import { FormOutcome } from '@/components/connexion/form-outcome'
import { type FormState, IDLE } from '@/lib/ground/form-state'

type StartButtonProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  cache: Readonly<Record<string, string>>
  texte: string
  titre: string
  principal?: boolean
  danger?: boolean
}

/** Un formulaire d’un seul bouton : commencer une démarche, supprimer un brouillon. */
export function StartButton({ action, cache, texte, titre, principal, danger }: StartButtonProps) {
  const [state, formAction, pending] = useActionState(action, IDLE)
  return (
    <form action={formAction}>
      {state.status === 'idle' ? null : <FormOutcome titre={titre} state={state} />}
      {Object.entries(cache).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      <button
        className={principal ? 'button button--primary' : danger ? 'button button--danger button--small' : 'button'}
        type="submit"
        aria-busy={pending || undefined}
      >
        {texte}
      </button>
    </form>
  )
}
