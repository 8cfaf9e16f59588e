'use client'

import { FormOutcome } from '@/components/ui/form-outcome'
import { PasswordField } from '@/components/ui/password-field'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Le mot de passe du compte, et le lien de la nouvelle adresse. */
export function ConfirmAddressForm({ action, jeton, email }: { action: FormAction; jeton: string; email: string }) {
  const { state, pending, form } = useFormAction(action)
  return (
    <form {...form} aria-labelledby="confirmer" noValidate>
      <FormOutcome titre="Confirmer ma nouvelle adresse" state={state} />
      <input type="hidden" name="jeton" value={jeton} />
      {/* Le gestionnaire de mots de passe du navigateur enregistre le nouvel identifiant avec. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="motDePasse"
        label="Mot de passe de votre compte"
        autoComplete="current-password"
        required
        error={state.status === 'invalide' ? state.errors.motDePasse : undefined}
      />
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Confirmation…' : 'Confirmer cette adresse'}
        </button>
      </div>
    </form>
  )
}
