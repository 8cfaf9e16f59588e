'use client'

import { FoundName, type Trouvee } from '@/components/entreprises/found-company'
import { FieldError, TextField } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import { addressOf } from '@/lib/ground/adresse'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** La certification : l’identifiant numéro entreprise de l’entreprise trouvée. */
export function AddCompanyForm({ action, compteId, trouvee: { siren, dite } }: { action: FormAction; compteId: string; trouvee: Trouvee }) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values = state.status === 'idle' ? {} : state.values
  return (
    <form {...form} aria-labelledby="certifier" noValidate>
      <FormOutcome titre="Certification, ajouter une entreprise" state={state} />
      <input type="hidden" name="compte" value={compteId} />
      <input type="hidden" name="siren" value={siren} />
      <h2 id="certifier">Prouvez le lien</h2>
      <div className={`mt-4 ${errors.siren ? 'field field--error' : ''}`} id="siren" tabIndex={-1}>
        <FoundName siren={siren} dite={dite} />
        {errors.siren ? <FieldError id="siren-erreur" message={errors.siren} /> : null}
        <p className="text-sm">
          <Lien href={routes.ajouterEntreprise(compteId)}>Changer de SIREN</Lien>
        </p>
      </div>
      <div className="mt-8 max-w-160">
        <TextField
          name="numero"
          label="Identifiant numéro entreprise"
          hint="Pour des raisons de confidentialité, saisissez votre identifiant numéro entreprise que vous retrouverez sur les courriers de gestion ou sur la lettre d’accompagnement du certificat d’adhésion."
          autoComplete="off"
          maxLength={40}
          width="w20"
          required
          {...(values.numero ? { defaultValue: values.numero } : {})}
          {...(errors.numero ? { error: errors.numero } : {})}
        />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Certification…' : 'Certifier'}
        </button>
        <Lien className="button button--quiet" href={addressOf(routes.ajouterEntreprise(compteId), { siren })}>
          Retour
        </Lien>
        <Lien className="button button--quiet sm:ml-auto" href={routes.entreprises(compteId)}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}
