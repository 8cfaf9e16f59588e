'use client'

import { PasswordCriteria } from '@/components/identite/password-criteria'
import { OneForm } from '@/components/recuperation/one-form'
import { PasswordField } from '@/components/ui/password-field'
import type { FormAction } from '@/lib/ground/form-state'

/** Un mot de passe, deux fois ; et le lien qui le permet, quand il y en a un. */
export function NewPasswordForm({ action, jeton }: { action: FormAction; jeton?: string | undefined }) {
  return (
    <OneForm action={action} titre="Choisir un nouveau mot de passe" bouton="Confirmer" labelledBy="nouveau">
      {({ errors, criteres }) => (
        <>
          {jeton === undefined ? null : <input type="hidden" name="jeton" value={jeton} />}
          <div>
            <PasswordField
              name="motDePasse"
              label="Nouveau mot de passe"
              hint="Quelques mots sans rapport entre eux conviennent"
              autoComplete="new-password"
              required
              error={errors.motDePasse}
              vif
            />
            <PasswordCriteria remplis={criteres} />
          </div>
          <PasswordField
            name="confirmation"
            label="Le même, une deuxième fois"
            autoComplete="new-password"
            required
            error={errors.confirmation}
            vif
          />
        </>
      )}
    </OneForm>
  )
}
