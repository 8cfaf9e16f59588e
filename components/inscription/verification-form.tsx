'use client'

import { FormOutcome } from '@/components/ui/form-outcome'
import { PasswordField } from '@/components/ui/password-field'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Le mot de passe choisi à l’inscription, et le lien qui le demande. */
export function VerificationForm({ action, jeton, email }: { action: FormAction; jeton: string; email: string }) {
  const { state, pending, form } = useFormAction(action)
  return (
    <form className="mt-6" {...form} aria-labelledby="confirmez" noValidate>
      <FormOutcome titre="Confirmer mon adresse" state={state} />
      <input type="hidden" name="jeton" value={jeton} />
      {/* Le gestionnaire de mots de passe du navigateur enregistre l’identifiant avec. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="motDePasse"
        label="Mot de passe"
        autoComplete="current-password"
        required
        error={state.status === 'invalide' ? state.errors.motDePasse : undefined}
      />
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Confirmation…' : 'Confirmer et continuer'}
        </button>
      </div>
    </form>
  )
}
