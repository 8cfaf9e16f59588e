'use client'

import { SirenField } from '@/components/identite/siren-field'
import { OneForm } from '@/components/recuperation/one-form'
import { TextField } from '@/components/ui/field'
import type { FormAction } from '@/lib/ground/form-state'

/** « Identifiant oublié ? » : le SIREN, le nom et le prénom, puis les questions. */
export function ForgottenIdentifiantView({ action }: { action: FormAction }) {
  return (
    <div className="max-w-[30rem]">
      <div className="mb-8">
        <h1 id="oublie">Identifiant oublié{'\u202f'}?</h1>
        <p className="lead">Une de vos entreprises, votre nom et votre prénom{'\u00a0'}: vos trois questions secrètes viennent ensuite.</p>
      </div>
      <OneForm action={action} titre="Identifiant oublié" bouton="Se connecter" labelledBy="oublie">
        {({ errors, values }) => (
          <>
            <SirenField value={values.siren} error={errors.siren} />
            <TextField name="nom" label="Nom" autoComplete="family-name" maxLength={100} required defaultValue={values.nom} error={errors.nom} />
            <TextField
              name="prenom"
              label="Prénom"
              autoComplete="given-name"
              maxLength={100}
              required
              defaultValue={values.prenom}
              error={errors.prenom}
            />
          </>
        )}
      </OneForm>
      <p className="text-sm text-ink-2 mt-5">Par sécurité, cette page ne dit jamais si une personne a un compte.</p>
    </div>
  )
}
