'use client'

import { FormOutcome } from '@/components/ui/form-outcome'
import type { SignInAction } from '@/components/connexion/sign-in-form'
import { PasswordCriteria } from '@/components/identite/password-criteria'
import { useIdentityForm } from '@/components/identite/use-identity-form'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { useFormAction } from '@/components/ui/use-form-action'

type InvitationFormProps = { action: SignInAction; jeton: string; prenom: string; nom: string; email: string }

/** Le formulaire d’une invitation : champs `motDePasse`, `confirmation`, `code`, `jeton`. Rien de ce qui se tape n’est rendu. */
export function InvitationForm({ action, jeton, ...personne }: InvitationFormProps) {
  const { state, pending, form } = useFormAction(action)
  const { ref, criteres } = useIdentityForm(state, personne)
  const errors = state.status === 'invalide' ? state.errors : {}
  return (
    <form {...form} ref={ref} aria-labelledby="titre-invitation" noValidate>
      <FormOutcome titre="Ouvrir mon accès au centre de gestion" state={state} />
      <input type="hidden" name="jeton" value={jeton} />
      {/* Le gestionnaire de mots de passe du navigateur enregistre l’identifiant avec. */}
      <input type="hidden" autoComplete="username" value={personne.email} readOnly />
      <div className="mt-5">
        <PasswordField
          name="motDePasse"
          label="Mot de passe"
          hint="Une phrase de quelques mots convient"
          autoComplete="new-password"
          error={errors.motDePasse}
          vif
        />
        <PasswordCriteria remplis={criteres} />
      </div>
      <div className="mt-5">
        <PasswordField name="confirmation" label="Le même, une seconde fois" autoComplete="new-password" error={errors.confirmation} vif />
      </div>
      <div className="mt-5">
        <TextField
          name="code"
          label="Code à 6 chiffres"
          hint="Celui qu’affiche maintenant votre application d’authentification"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          width="w10"
          error={errors.code}
        />
      </div>
      <button className="button button--primary mt-5 w-full" type="submit" aria-busy={pending || undefined}>
        {pending ? 'Ouverture…' : 'Ouvrir mon accès'}
      </button>
    </form>
  )
}
