'use client'

import { buttonClass } from '@/components/ui/button'
import type { ReactNode } from 'react'
import { useFormAction } from '@/components/ui/use-form-action'
import { FormOutcome } from '@/components/ui/form-outcome'
import type { FormState } from '@/lib/ground/form-state'

type StartButtonProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  cache: Readonly<Record<string, string>>
  texte: string
  titre: string
  principal?: boolean
  danger?: boolean
  children?: ReactNode
}

/** Un formulaire d’un bouton, avec ou sans question : commencer une démarche, supprimer un brouillon. */
export function StartButton({ action, cache, texte, titre, principal, danger, children }: StartButtonProps) {
  const { state, pending, form } = useFormAction(action)
  return (
    <form className="stack" {...form}>
      {state.status === 'idle' ? null : <FormOutcome titre={titre} state={state} />}
      {Object.entries(cache).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      {children}
      <button
        className={principal ? 'button button--primary' : danger ? buttonClass({ variant: 'danger', small: true }) : 'button'}
        type="submit"
        aria-busy={pending || undefined}
      >
        {texte}
      </button>
    </form>
  )
}
