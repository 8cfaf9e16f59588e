'use client'

import { Button } from '@/components/ui/button'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type RemoveExpertFormProps = { action: FormAction; compteId: string; delegation: string; titre: string; bouton: string }

/** Le bouton qui annule ou révoque, et celui qui n’en fait rien. */
export function RemoveExpertForm({ action, compteId, delegation, titre, bouton }: RemoveExpertFormProps) {
  const { state, pending, form } = useFormAction(action)
  return (
    <form {...form} className="mt-8" aria-labelledby="supprimer" noValidate>
      <FormOutcome titre={titre} state={state} />
      <input type="hidden" name="compte" value={compteId} />
      <input type="hidden" name="delegation" value={delegation} />
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <Button variant="danger" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Un instant…' : bouton}
        </Button>
        <Lien className="button button--quiet sm:ml-auto" href={routes.expert(compteId, delegation)}>
          Revenir à sa fiche
        </Lien>
      </div>
    </form>
  )
}
