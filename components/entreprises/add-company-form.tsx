'use client'

import { ProofFields } from '@/components/identite/proof-fields'
import { useIdentityForm } from '@/components/identite/use-identity-form'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Le SIREN de l’entreprise à ajouter, et son numéro. */
export function AddCompanyForm({ action, compteId }: { action: FormAction; compteId: string }) {
  const { state, pending, form } = useFormAction(action)
  const { ref } = useIdentityForm(state)
  return (
    <form {...form} ref={ref} aria-labelledby="ajouter" noValidate>
      <FormOutcome titre="Ajouter une entreprise" state={state} />
      <input type="hidden" name="compte" value={compteId} />
      <div className="mt-8 max-w-160 *:not-first:mt-8">
        <ProofFields state={state} />
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
