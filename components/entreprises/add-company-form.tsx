'use client'

import { TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Le SIREN de l’entreprise à ajouter, et son numéro. */
export function AddCompanyForm({ action, compteId }: { action: FormAction; compteId: string }) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values = state.status === 'idle' ? {} : state.values
  return (
    <form {...form} aria-labelledby="ajouter" noValidate>
      <FormOutcome titre="Ajouter une entreprise" state={state} />
      <input type="hidden" name="compte" value={compteId} />
      <div className="mt-8 max-w-160 *:not-first:mt-8">
        <TextField
          name="siren"
          label="SIREN"
          hint="9 chiffres. Un SIRET ou des espaces conviennent aussi."
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          width="w20"
          required
          defaultValue={values.siren}
          error={errors.siren}
        />
        <TextField
          name="numero"
          label="Identifiant numéro entreprise"
          hint="Pour des raisons de confidentialité, saisissez l’identifiant que vous retrouverez sur les courriers de gestion ou sur la lettre d’accompagnement du certificat d’adhésion, à l’endroit entouré sur le dessin."
          autoComplete="off"
          maxLength={40}
          width="w20"
          required
          defaultValue={values.numero}
          error={errors.numero}
        />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Certification…' : 'Certifier et ajouter'}
        </button>
        <Lien className="button button--quiet sm:ml-auto" href={routes.entreprises(compteId)}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}
