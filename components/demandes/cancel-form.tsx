'use client'

import { buttonClass } from '@/components/ui/button'
import { FormRefusal } from '@/components/ui/form-refusal'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Annuler une demande que personne n’a prise : à part, à la fin ; ce qui s’ensuit est dit avant, et la demander deux fois suffit. */
export function CancelForm({ action, siren, numero }: { action: FormAction; siren: string; numero: string }) {
  const { state, pending, form } = useFormAction(action)
  return (
    <section className="border-t border-line-strong pt-5 print:hidden" aria-labelledby="annuler">
      <h2 id="annuler" className="text-md tracking-normal">
        Annuler cette demande
      </h2>
      <p className="text-sm text-ink-2 mt-1">
        Si elle n’a plus lieu d’être, ou a été envoyée deux fois. Elle sera close sans être étudiée, restera lisible ici, et vous pourrez en envoyer
        une autre.
      </p>
      <details className="mt-1" open={state.status !== 'idle'}>
        <summary className="text-danger">Annuler la demande…</summary>
        <form {...form} className="stack">
          <FormRefusal state={state} />
          <input type="hidden" name="siren" value={siren} />
          <input type="hidden" name="numero" value={numero} />
          <button className={buttonClass({ variant: 'danger', small: true })} type="submit" aria-disabled={pending || undefined}>
            Annuler la demande {numero}
          </button>
        </form>
      </details>
    </section>
  )
}
