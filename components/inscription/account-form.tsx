'use client'

import { EmailAdvice } from '@/components/identite/email-advice'
import { PasswordCriteria } from '@/components/identite/password-criteria'
import { useIdentityForm } from '@/components/identite/use-identity-form'
import { CiviliteField } from '@/components/inscription/civilite-field'
import { ConditionsField } from '@/components/inscription/conditions-field'
import { TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
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
  const { ref, criteres, conseil } = useIdentityForm(state)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values: Record<string, string> = state.status === 'idle' ? { ...connu } : state.values
  const field = (name: string) => ({ name, required: true, defaultValue: values[name], error: errors[name] })
  return (
    <form className="form" {...form} ref={ref} aria-labelledby="qui" noValidate>
      <FormOutcome titre="Votre compte, étape 1 sur 2" state={state} />
      <h1 id="qui">Qui êtes-vous{'\u202f'}?</h1>
      <p className="text-sm text-ink-2 mt-2">
        Les champs marqués d’un astérisque rouge <span className="font-bold text-danger">*</span> sont obligatoires. Les données recueillies sont
        confidentielles et sécurisées.
      </p>
      {connu ? (
        <>
          <input type="hidden" name="arrivee" value="oui" />
          <Notice kind="ok">
            <p>Net-entreprises a rempli ce qu’il sait de vous. Vérifiez-le{'\u00a0'}: il ouvrira ensuite ce compte, sans mot de passe.</p>
          </Notice>
        </>
      ) : null}
      <div className="mt-8 max-w-160 *:not-first:mt-8">
        <CiviliteField value={values.civilite} error={errors.civilite} />
        <div className="grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-8">
          <TextField {...field('nom')} label="Nom" autoComplete="family-name" maxLength={100} />
          <TextField {...field('prenom')} label="Prénom" autoComplete="given-name" maxLength={100} />
        </div>
        <div className="grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-8">
          <TextField
            {...field('telephone')}
            label="Téléphone"
            hint="Fixe ou mobile, par exemple 06 39 98 00 12"
            type="tel"
            autoComplete="tel"
            maxLength={60}
            vif
          />
          <TextField
            {...field('fonction')}
            label="Fonction dans l’entreprise"
            hint="Comme sur votre signature d’e-mail"
            autoComplete="organization-title"
            maxLength={120}
          />
        </div>
        <div>
          <TextField
            {...field('email')}
            label="Adresse e-mail"
            hint="Elle devient votre identifiant. Nous y envoyons un lien à ouvrir avant l’étape 2."
            type="email"
            autoComplete="email"
            maxLength={254}
            vif
          />
          <EmailAdvice champ="email" conseil={conseil} />
        </div>
        <div>
          <PasswordField
            name="motDePasse"
            label="Mot de passe"
            hint="Quelques mots sans rapport entre eux conviennent"
            autoComplete="new-password"
            required
            error={errors.motDePasse}
            vif
          />
          <PasswordCriteria remplis={criteres} />
        </div>
        <PasswordField name="confirmation" label="Le même, une deuxième fois" autoComplete="new-password" required error={errors.confirmation} vif />
        <ConditionsField error={errors.conditions} checked={values.conditions === 'oui'} />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Envoi…' : 'Recevoir le lien de vérification'}
        </button>
        <Lien className="button button--quiet ml-auto" href={routes.connexion()}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}
