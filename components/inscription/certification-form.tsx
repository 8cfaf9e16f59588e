'use client'

import { ProofFields } from '@/components/identite/proof-fields'
import { useIdentityForm } from '@/components/identite/use-identity-form'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Le SIREN et le numéro entreprise. */
export function CertificationForm({ action }: { action: FormAction }) {
  const { state, pending, form } = useFormAction(action)
  const { ref } = useIdentityForm(state)
  return (
    <form {...form} ref={ref} aria-labelledby="certifiez" noValidate>
      <FormOutcome titre="Certifier mon entreprise" state={state} />
      <h1 id="certifiez">Certifiez votre entreprise</h1>
      <p className="text-ink-2 mt-2">
        Pour des raisons de confidentialité, saisissez votre identifiant numéro entreprise{'\u00a0'}: lui seul prouve que nos courriers vous
        parviennent.
      </p>
      <div className="mt-8 *:not-first:mt-8">
        <ProofFields state={state} />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Certification…' : 'Certifier mon entreprise'}
        </button>
        <Lien className="button button--quiet ml-auto" href={routes.accueil()}>
          Reprendre plus tard
        </Lien>
      </div>
    </form>
  )
}
