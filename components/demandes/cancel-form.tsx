'use client'

import { FormRefusal } from '@/components/ui/form-refusal'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Annuler une demande que personne n’a prise : ce qui s’ensuit est dit avant, et la demander deux fois suffit. */
export function CancelForm({ action, siren, numero }: { action: FormAction; siren: string; numero: string }) {
  const { state, pending, form } = useFormAction(action)
  return (
    <details open={state.status !== 'idle'}>
      <summary>Annuler cette demande</summary>
      <form {...form} className="stack">
        <p>Elle sera close sans être étudiée. Son historique reste ici, et vous pourrez en envoyer une autre.</p>
        <FormRefusal state={state} />
        <input type="hidden" name="siren" value={siren} />
        <input type="hidden" name="numero" value={numero} />
        <button className="button button--danger button--small" type="submit" aria-disabled={pending || undefined}>
          Annuler la demande {numero}
        </button>
      </form>
    </details>
  )
}
