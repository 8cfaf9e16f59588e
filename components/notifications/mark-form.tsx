'use client'

import { FormRefusal } from '@/components/ui/form-refusal'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Le formulaire que se partagent les boutons de toutes les lignes : chacun dit la sienne, et la page n’en porte qu’un. */
export function MarkForm({ id, action, page }: { id: string; action: FormAction; page: number }) {
  const { state, form } = useFormAction(action)
  return (
    <form id={id} {...form}>
      <input type="hidden" name="page" value={page} />
      <FormRefusal state={state} />
    </form>
  )
}
