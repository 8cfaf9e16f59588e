'use client'

import { CurrentPassword } from '@/components/inscription/current-password'
import { FormOutcome } from '@/components/ui/form-outcome'
import { PasswordField } from '@/components/ui/password-field'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Le mot de passe d’aujourd’hui, puis le nouveau deux fois. Rien de ce qui se tape n’est rendu. */
export function PasswordForm({ action, identifiant }: { action: FormAction; identifiant: string }) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  return (
    <form {...form} aria-labelledby="changer" noValidate>
      <FormOutcome titre="Changer mon mot de passe" state={state} />
      {/* Le gestionnaire de mots de passe du navigateur enregistre l’identifiant avec. */}
      <input type="hidden" autoComplete="username" value={identifiant} readOnly />
      <div className="mt-8 max-w-160 *:not-first:mt-8">
        <CurrentPassword error={errors.actuel} />
        <PasswordField
          name="motDePasse"
          label="Nouveau mot de passe"
          hint="Au moins 12 signes, sans votre nom&nbsp;: quelques mots sans rapport entre eux conviennent"
          autoComplete="new-password"
          required
          error={errors.motDePasse}
        />
        <PasswordField name="confirmation" label="Le même, une deuxième fois" autoComplete="new-password" required error={errors.confirmation} />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Enregistrement…' : 'Changer mon mot de passe'}
        </button>
      </div>
    </form>
  )
}
