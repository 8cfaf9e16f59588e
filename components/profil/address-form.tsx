'use client'

import { CurrentPassword } from '@/components/inscription/current-password'
import { TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** La nouvelle adresse, et le mot de passe d’aujourd’hui. */
export function AddressForm({ action }: { action: FormAction }) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values: Readonly<Record<string, string>> = state.status === 'idle' ? {} : state.values
  return (
    <form {...form} aria-labelledby="adresse" noValidate>
      <FormOutcome titre="Changer mon adresse e-mail" state={state} />
      <div className="mt-8 max-w-160 *:not-first:mt-8">
        <TextField
          name="email"
          label="Nouvelle adresse e-mail"
          hint="Nous y envoyons un lien, valable 24 heures"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={values.email}
          error={errors.email}
        />
        <CurrentPassword error={errors.actuel} />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Envoi…' : 'Envoyer le lien de confirmation'}
        </button>
      </div>
    </form>
  )
}
