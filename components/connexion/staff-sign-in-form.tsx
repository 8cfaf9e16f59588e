'use client'

import { useFormAction } from '@/components/ui/use-form-action'
import { FormOutcome } from '@/components/ui/form-outcome'
import type { SignInAction } from '@/components/connexion/sign-in-form'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'

/** Connexion du centre de gestion : champs `identifiant`, `motDePasse`, `code`, `retour`. Le code, comme le mot de passe, n’est jamais rendu. */
export function StaffSignInForm({ action, retour }: { action: SignInAction; retour: string }) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values = state.status === 'idle' ? {} : state.values
  return (
    <form {...form} aria-labelledby="titre-connexion" noValidate>
      <FormOutcome titre="Se connecter au centre de gestion" state={state} />
      <input type="hidden" name="retour" value={retour} />
      <div className="mt-5">
        <TextField
          name="identifiant"
          label="Identifiant"
          hint="Votre adresse e-mail professionnelle"
          type="email"
          autoComplete="username"
          maxLength={254}
          defaultValue={values.identifiant}
          error={errors.identifiant}
        />
      </div>
      <div className="mt-5">
        <PasswordField name="motDePasse" label="Mot de passe" autoComplete="current-password" error={errors.motDePasse} />
      </div>
      <div className="mt-5">
        <TextField
          name="code"
          label="Code à 6 chiffres"
          hint="Celui qu’affiche votre application d’authentification, ou un code de secours"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          width="w10"
          error={errors.code}
        />
      </div>
      <button className="button button--primary mt-5 w-full" type="submit" aria-busy={pending || undefined}>
        {pending ? 'Connexion…' : 'Se connecter'}
      </button>
    </form>
  )
}
