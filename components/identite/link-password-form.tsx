'use client'

import { FormOutcome } from '@/components/ui/form-outcome'
import { PasswordField } from '@/components/ui/password-field'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

type LinkPasswordProps = {
  action: FormAction
  jeton: string
  email: string
  /** L’identifiant du titre de la page, et ce que dit le formulaire quand il échoue. */
  titre: { id: string; echec: string }
  label: string
  bouton: string
}

/** Le lien d’une adresse, et le mot de passe qui prouve que qui l’ouvre l’avait demandé. */
export function LinkPasswordForm({ action, jeton, email, titre, label, bouton }: LinkPasswordProps) {
  const { state, pending, form } = useFormAction(action)
  return (
    <form className="mt-6" {...form} aria-labelledby={titre.id} noValidate>
      <FormOutcome titre={titre.echec} state={state} />
      <input type="hidden" name="jeton" value={jeton} />
      {/* Le gestionnaire de mots de passe du navigateur enregistre l’identifiant avec. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="motDePasse"
        label={label}
        autoComplete="current-password"
        required
        error={state.status === 'invalide' ? state.errors.motDePasse : undefined}
      />
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Confirmation…' : bouton}
        </button>
      </div>
    </form>
  )
}
