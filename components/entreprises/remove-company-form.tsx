'use client'

import { FieldError } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type RemoveCompanyFormProps = {
  action: FormAction
  compteId: string
  siren: string
  titre: string
  /** Il en reste : les abandonner se dit. */
  brouillons: boolean
}

/** Le bouton qui supprime, et le choix de ce que deviennent les brouillons. */
export function RemoveCompanyForm({ action, compteId, siren, titre, brouillons }: RemoveCompanyFormProps) {
  const { state, pending, form } = useFormAction(action)
  const error = state.status === 'invalide' ? state.errors.brouillons : undefined
  return (
    <form {...form} className="mt-8" aria-labelledby="supprimer" noValidate>
      <FormOutcome titre={titre} state={state} />
      <input type="hidden" name="compte" value={compteId} />
      <input type="hidden" name="siren" value={siren} />
      {brouillons || error ? (
        <div className={error ? 'field field--error' : 'field'}>
          {error ? <FieldError id="brouillons-erreur" message={error} /> : null}
          <label className="tick">
            <input id="brouillons" type="checkbox" name="brouillons" value="abandonner" aria-describedby={error ? 'brouillons-erreur' : undefined} />
            <span>Abandonner ces brouillons{'\u00a0'}: ils seront effacés, avec leurs pièces</span>
          </label>
        </div>
      ) : null}
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button
          className="button border-danger bg-danger text-on-danger hover:border-ink hover:bg-danger hover:text-on-danger"
          type="submit"
          aria-busy={pending || undefined}
        >
          {pending ? 'Suppression…' : 'Supprimer cette entreprise'}
        </button>
        <Lien className="button button--quiet sm:ml-auto" href={routes.fiche(compteId, siren)}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}
