'use client'

import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Le formulaire qui tient toutes les questions : chaque bouton dit laquelle, et oui ou non. */
export function JudgeForm({ action, q, page, children }: { action: FormAction; q: string; page: string | undefined; children: ReactNode }) {
  const { state, form } = useFormAction(action)
  return (
    <form {...form} noValidate>
      <FormRefusal state={state} />
      {q ? <input type="hidden" name="q" value={q} /> : null}
      {page ? <input type="hidden" name="page" value={page} /> : null}
      {children}
    </form>
  )
}
