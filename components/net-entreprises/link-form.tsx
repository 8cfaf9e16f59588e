'use client'

import { OneForm } from '@/components/recuperation/one-form'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import type { FormAction } from '@/lib/ground/form-state'

/** Le compte à relier : champs `identifiant`, `motDePasse`, `code`. Ni mot de passe ni code ne sont rendus. */
export function LinkForm({ action }: { action: FormAction }) {
  return (
    <OneForm action={action} titre="Première connexion avec Net-entreprises" bouton="Relier et me connecter" labelledBy="relier">
      {({ errors, values }) => (
        <>
          <TextField
            name="identifiant"
            label="Identifiant"
            hint="L’adresse e-mail choisie à la création du compte"
            type="email"
            autoComplete="username"
            maxLength={254}
            defaultValue={values.identifiant}
            error={errors.identifiant}
          />
          <PasswordField name="motDePasse" label="Mot de passe" autoComplete="current-password" error={errors.motDePasse} />
          <TextField
            name="code"
            label="Code de l’application"
            hint="Seulement si votre compte le demande : celui de votre application d’authentification, ou un code de secours"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            width="w10"
            error={errors.code}
          />
        </>
      )}
    </OneForm>
  )
}
