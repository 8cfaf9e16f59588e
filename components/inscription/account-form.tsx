'use client'

import { TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { PasswordField } from '@/components/ui/password-field'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Ce que Net-entreprises dit déjà de la personne. */
export type Connu = { nom: string; prenom: string; email: string }

/** Le formulaire d’inscription. Tout y est gardé d’un envoi à l’autre, sauf les mots de passe. */
export function AccountForm({ action, connu }: { action: FormAction; connu: Connu | null }) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values: Record<string, string> = state.status === 'idle' ? { ...connu } : state.values
  const field = (name: string) => ({ name, required: true, defaultValue: values[name], error: errors[name] })
  return (
    <form className="form" {...form} aria-labelledby="qui" noValidate>
      <FormOutcome titre="Votre compte, étape 1 sur 2" state={state} />
      <h1 id="qui">Qui êtes-vous{'\u202f'}?</h1>
      <p className="small muted form__req">
        Les champs marqués d’un astérisque rouge <span className="req">*</span> sont obligatoires. Les données recueillies sont confidentielles et
        sécurisées.
      </p>
      {connu ? (
        <>
          <input type="hidden" name="arrivee" value="oui" />
          <Notice kind="ok">
            <p>Net-entreprises a rempli ce qu’il sait de vous. Vérifiez-le{'\u00a0'}: il ouvrira ensuite ce compte, sans mot de passe.</p>
          </Notice>
        </>
      ) : null}
      <div className="fields">
        <fieldset className={errors.civilite ? 'field field--error' : 'field'}>
          <legend>
            Civilité{' '}
            <span className="req" aria-hidden="true">
              *
            </span>
          </legend>
          {errors.civilite ? <FieldError id="civilite-erreur" message={errors.civilite} /> : null}
          <div className="choices choices--row">
            {(['madame', 'monsieur'] as const).map((code, i) => (
              <label className="choice" key={code}>
                <input
                  id={i === 0 ? 'civilite' : undefined}
                  type="radio"
                  name="civilite"
                  value={code}
                  defaultChecked={values.civilite === code}
                  aria-describedby={errors.civilite ? 'civilite-erreur' : undefined}
                />
                <span>{code === 'madame' ? 'Madame' : 'Monsieur'}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="pair">
          <TextField {...field('nom')} label="Nom" autoComplete="family-name" maxLength={100} />
          <TextField {...field('prenom')} label="Prénom" autoComplete="given-name" maxLength={100} />
        </div>
        <div className="pair">
          <TextField
            {...field('telephone')}
            label="Téléphone"
            hint="Fixe ou mobile, par exemple 06 39 98 00 12"
            type="tel"
            autoComplete="tel"
            maxLength={60}
          />
          <TextField
            {...field('fonction')}
            label="Fonction dans l’entreprise"
            hint="Comme sur votre signature d’e-mail"
            autoComplete="organization-title"
            maxLength={120}
          />
        </div>
        <TextField
          {...field('email')}
          label="Adresse e-mail"
          hint="Elle devient votre identifiant. Nous y envoyons un lien à ouvrir avant l’étape 2."
          type="email"
          autoComplete="email"
          maxLength={254}
        />
        <PasswordField
          name="motDePasse"
          label="Mot de passe"
          hint="Au moins 12 signes, sans votre nom&nbsp;: quelques mots sans rapport entre eux conviennent"
          autoComplete="new-password"
          required
          error={errors.motDePasse}
        />
        <PasswordField name="confirmation" label="Le même, une deuxième fois" autoComplete="new-password" required error={errors.confirmation} />
        <div className={errors.conditions ? 'field field--error' : 'field'}>
          {errors.conditions ? <FieldError id="conditions-erreur" message={errors.conditions} /> : null}
          <label className="tick">
            <input
              id="conditions"
              type="checkbox"
              name="conditions"
              value="oui"
              defaultChecked={values.conditions === 'oui'}
              aria-describedby={errors.conditions ? 'conditions-erreur' : undefined}
            />
            <span>
              J’accepte les <Lien href={routes.conditions()}>conditions d’utilisation</Lien>, version 1 du 1<sup>er</sup> juin 2026{' '}
              <span className="req" aria-hidden="true">
                *
              </span>
            </span>
          </label>
        </div>
      </div>
      <div className="actions form__actions">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Envoi…' : 'Recevoir le lien de vérification'}
        </button>
        <Lien className="button button--quiet actions__away" href={routes.connexion()}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}

const FieldError = ({ id, message }: { id: string; message: string }) => (
  <p className="error" id={id}>
    <Icon name="circle-alert" />
    <span>
      <span className="sr">Erreur&nbsp;: </span>
      {message}
    </span>
  </p>
)
