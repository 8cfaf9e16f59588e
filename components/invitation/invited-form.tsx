'use client'

import { ConditionsField } from '@/components/inscription/conditions-field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { PasswordField } from '@/components/ui/password-field'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Le formulaire d’une personne invitée qui n’a pas encore d’accès : champs `motDePasse`, `confirmation`, `conditions`, `jeton`. Aucun secret n’est rendu. */
export function InvitedForm({ action, jeton, email }: { action: FormAction; jeton: string; email: string }) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values = state.status === 'idle' ? {} : state.values
  return (
    <form className="form" {...form} aria-labelledby="creer" noValidate>
      <h2 id="creer">Choisissez votre mot de passe</h2>
      <p>Votre identifiant sera l’adresse ci-dessus. Ensuite viennent vos questions secrètes.</p>
      <FormOutcome titre="Créer mon accès" state={state} />
      <input type="hidden" name="jeton" value={jeton} />
      {/* Le gestionnaire de mots de passe du navigateur enregistre l’identifiant avec. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <div className="mt-8 max-w-160 *:not-first:mt-8">
        <PasswordField
          name="motDePasse"
          label="Mot de passe"
          hint="Au moins 12 signes, sans votre nom&nbsp;: quelques mots sans rapport entre eux conviennent"
          autoComplete="new-password"
          required
          error={errors.motDePasse}
        />
        <PasswordField name="confirmation" label="Le même, une deuxième fois" autoComplete="new-password" required error={errors.confirmation} />
        <ConditionsField error={errors.conditions} checked={values.conditions === 'oui'} />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Création…' : 'Créer mon accès'}
        </button>
      </div>
    </form>
  )
}
