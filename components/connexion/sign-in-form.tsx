'use client'

import { useFormAction } from '@/components/ui/use-form-action'
import { FormOutcome } from '@/components/ui/form-outcome'
import { TextField } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import { PasswordField } from '@/components/ui/password-field'
import type { FormState } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

export type SignInAction = (previous: FormState, formData: FormData) => Promise<FormState>

type SignInFormProps = {
  action: SignInAction
  /** Adresse où revenir après la connexion, déjà vérifiée. */
  retour: string
}

/** Connexion d’un client : champs `identifiant`, `motDePasse`, `code`, `retour`. Garde ce qui a été tapé, sauf les secrets. Le code est proposé à tous : rien ne dit qui en a un. */
export function SignInForm({ action, retour }: SignInFormProps) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values = state.status === 'idle' ? {} : state.values
  return (
    <form
      className="mt-8 border-t border-line-strong pt-6 [&_h2]:text-lg/xl [&_h2]:tracking-normal"
      {...form}
      aria-labelledby="avec-compte"
      noValidate
    >
      <h2 id="avec-compte">Avec votre compte Carcept Prev</h2>
      <FormOutcome titre="Se connecter" state={state} />
      <input type="hidden" name="retour" value={retour} />
      <div className="mt-5">
        <TextField
          name="identifiant"
          label="Identifiant"
          hint="L’adresse e-mail choisie à la création du compte"
          type="email"
          autoComplete="username"
          maxLength={254}
          defaultValue={values.identifiant}
          error={errors.identifiant}
          after={<Lien href={routes.identifiantOublie()}>Identifiant oublié{'\u202f'}?</Lien>}
        />
      </div>
      <div className="mt-5">
        <PasswordField
          name="motDePasse"
          label="Mot de passe"
          autoComplete="current-password"
          error={errors.motDePasse}
          after={<Lien href={routes.motDePasseOublie()}>Mot de passe oublié{'\u202f'}?</Lien>}
        />
      </div>
      <details className="mt-5" open={state.status !== 'idle' || undefined}>
        <summary>J’ai activé un second facteur</summary>
        <div className="mt-4">
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
      </details>
      <button className="button button--primary mt-5 w-full" type="submit" aria-busy={pending || undefined}>
        {pending ? 'Connexion…' : 'Se connecter'}
      </button>
    </form>
  )
}
