'use client'

import { CiviliteField } from '@/components/inscription/civilite-field'
import { TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

type Champ = 'civilite' | 'nom' | 'prenom' | 'telephone' | 'telephoneAutre' | 'fonction'
type IdentiteFormProps = {
  action: FormAction
  /** Membre d’un compte : la fonction est demandée. */
  membre: boolean
  valeurs: Readonly<Record<Champ, string>>
}

/** L’identité, telle qu’elle est gardée, et ce que l’on en corrige. */
export function IdentiteForm({ action, membre, valeurs }: IdentiteFormProps) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const tape: Readonly<Record<string, string>> = state.status === 'idle' ? {} : state.values
  const value = (name: Champ) => tape[name] ?? valeurs[name]
  const field = (name: Champ) => ({ name, defaultValue: value(name), error: errors[name] })
  return (
    <form {...form} aria-labelledby="identite" noValidate>
      <FormOutcome titre="Mon identité et mes téléphones" state={state} />
      <p className="text-sm text-ink-2 mt-2">
        Les champs marqués d’un astérisque rouge <span className="font-bold text-danger">*</span> sont obligatoires.
      </p>
      <div className="mt-8 max-w-160 *:not-first:mt-8">
        <CiviliteField value={value('civilite')} error={errors.civilite} />
        <div className="grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-8">
          <TextField {...field('nom')} label="Nom" required autoComplete="family-name" maxLength={100} />
          <TextField {...field('prenom')} label="Prénom" required autoComplete="given-name" maxLength={100} />
        </div>
        <div className="grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-8">
          <TextField
            {...field('telephone')}
            label="Téléphone"
            hint="Fixe ou mobile, en métropole ou outre-mer, par exemple 06 39 98 00 12"
            required
            type="tel"
            autoComplete="tel"
            maxLength={60}
          />
          <TextField {...field('telephoneAutre')} label="Autre téléphone" hint="Facultatif, par exemple votre mobile" type="tel" maxLength={60} />
        </div>
        {membre ? (
          <TextField
            {...field('fonction')}
            label="Fonction dans l’entreprise"
            hint="Comme sur votre signature d’e-mail&nbsp;: la même dans tous vos comptes"
            required
            autoComplete="organization-title"
            maxLength={120}
          />
        ) : null}
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Enregistrement…' : 'Enregistrer'}
        </button>
      </div>
    </form>
  )
}
