'use client'

import { Mot } from '@/components/delegations/answer-forms'
import { Button } from '@/components/ui/button'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Le mot au client, et le bouton qui renonce. */
export function RenounceForm({ action, delegation, titre }: { action: FormAction; delegation: string; titre: string }) {
  const { state, pending, form } = useFormAction(action)
  const error = state.status === 'invalide' ? state.errors.motif : undefined
  const value = state.status === 'idle' ? undefined : state.values.motif
  return (
    <form {...form} className="mt-8" aria-labelledby="renoncer" noValidate>
      <FormOutcome titre={titre} state={state} />
      <input type="hidden" name="delegation" value={delegation} />
      <div className="max-w-160">
        <Mot id="motif" name="motif" label="Votre mot au client" hint="Pourquoi vous arrêtez, en une phrase." error={error} value={value} />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <Button variant="danger" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Un instant…' : 'Renoncer à ce client'}
        </Button>
        <Lien className="button button--quiet sm:ml-auto" href={routes.client(delegation)}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}
