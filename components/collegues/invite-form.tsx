'use client'

import { PlaceFields } from '@/components/collegues/place-fields'
import { IdentityFields } from '@/components/experts/firm-fields'
import { useIdentityForm } from '@/components/identite/use-identity-form'
import { Button } from '@/components/ui/button'
import { FormRefusal } from '@/components/ui/form-refusal'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import type { ClientAConfier } from '@/lib/delegations/vues'

/** Inviter un collègue : qui, et ce qui lui est confié. */
export function InviteForm({ action, clients }: { action: FormAction; clients: readonly ClientAConfier[] }) {
  const { state, pending, form } = useFormAction(action, { vide: true })
  const { ref, conseil } = useIdentityForm(state)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values: Readonly<Record<string, string | undefined>> = state.status === 'idle' ? {} : state.values
  return (
    <details className="group/acte" open={state.status !== 'idle'}>
      <summary className="button button--primary unmarked flex w-fit">Inviter un collègue</summary>
      <form {...form} ref={ref} className="sheet mt-4 p-5 md:p-6" noValidate>
        <FormRefusal state={state} />
        <div className="max-w-160 *:not-first:mt-8">
          <IdentityFields values={values} errors={errors} conseil={conseil} />
          <PlaceFields clients={clients} place={values.place} comptes={values.client?.split('\n') ?? []} errors={errors} />
        </div>
        <p className="mt-8">
          <Button variant="primary" type="submit" aria-busy={pending || undefined}>
            {pending ? 'Envoi…' : 'Envoyer l’invitation'}
          </Button>
        </p>
      </form>
    </details>
  )
}
