'use client'

import { PlaceFields } from '@/components/collegues/place-fields'
import { Button } from '@/components/ui/button'
import { FormRefusal } from '@/components/ui/form-refusal'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { ClientAConfier } from '@/lib/delegations/vues'

type ChangeFormProps = { action: FormAction; membre: string; clients: readonly ClientAConfier[]; place: string; comptes: readonly string[] }

/** Changer ce qui est confié à un collègue. */
export function ChangeForm({ action, membre, clients, place, comptes }: ChangeFormProps) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const tape = state.status !== 'idle' && state.values.place !== undefined
  return (
    <form {...form} aria-labelledby="collegue" noValidate>
      <FormRefusal state={state} />
      <input type="hidden" name="membre" value={membre} />
      <div className="max-w-160">
        <PlaceFields
          clients={clients}
          place={tape ? state.values.place : place}
          comptes={tape ? (state.values.client?.split('\n') ?? []) : comptes}
          errors={errors}
        />
      </div>
      <div className="actions mt-8">
        <Button variant="primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Enregistrement…' : 'Enregistrer'}
        </Button>
        <Lien className="button button--quiet" href={routes.collegues()}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}
