'use client'

import { OneForm } from '@/components/recuperation/one-form'
import { TextField } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

const CHEMINS = [
  { code: 'lien', label: 'Recevoir un lien par email', indice: 'Valable 3 heures, à cette adresse' },
  { code: 'questions', label: 'Répondre à vos questions secrètes', indice: 'Les trois, tout de suite, sans e-mail. Elles sont jugées ensemble.' },
] as const

/** « Mot de passe oublié ? » : l’identifiant, et par où continuer. */
export function ForgottenPasswordView({ action }: { action: FormAction }) {
  return (
    <div className="max-w-[30rem]">
      <div className="mb-8">
        <h1 id="oublie">Mot de passe oublié{'\u202f'}?</h1>
        <p className="lead">Votre identifiant suffit. Rien ne change tant que vous n’avez pas confirmé le nouveau.</p>
      </div>
      <OneForm action={action} titre="Mot de passe oublié" bouton="Continuer" labelledBy="oublie">
        {({ errors, values }) => (
          <>
            <TextField
              name="identifiant"
              label="Identifiant"
              hint="L’adresse e-mail choisie à la création du compte"
              type="email"
              autoComplete="username"
              maxLength={254}
              required
              defaultValue={values.identifiant}
              error={errors.identifiant}
              after={<Lien href={routes.identifiantOublie()}>Identifiant oublié{'\u202f'}?</Lien>}
            />
            <fieldset className="field">
              <legend>Comment voulez-vous continuer{'\u202f'}?</legend>
              <div className="mt-3 grid gap-2">
                {CHEMINS.map(({ code, label, indice }, i) => (
                  <label className="choice" key={code}>
                    <input
                      id={i === 0 ? 'chemin' : undefined}
                      type="radio"
                      name="chemin"
                      value={code}
                      defaultChecked={(values.chemin ?? 'lien') === code}
                    />
                    <span>
                      {label}
                      <span className="block text-sm text-ink-2">{indice}</span>
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          </>
        )}
      </OneForm>
      <p className="text-sm text-ink-2 mt-5">Par sécurité, cette page ne dit jamais si une adresse a un compte.</p>
    </div>
  )
}
