'use client'

import { buttonClass } from '@/components/ui/button'
import { FormRefusal } from '@/components/ui/form-refusal'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Refuser : rien n’est ouvert, et qui a invité l’apprend. */
export function DeclineForm({ action, jeton }: { action: FormAction; jeton: string }) {
  const { state, pending, form } = useFormAction(action)
  return (
    <form {...form}>
      <FormRefusal state={state} />
      <input type="hidden" name="jeton" value={jeton} />
      <button className={buttonClass({ variant: 'link' })} type="submit" aria-disabled={pending || undefined}>
        Refuser l’invitation
      </button>
    </form>
  )
}
