'use client'

import { FieldFrame } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import { buttonClass } from '@/components/ui/button'
import type { FormAction } from '@/lib/ground/form-state'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type RemovePersonFormProps = {
  action: FormAction
  compteId: string
  personne: string
  titre: string
  bouton: string
  brouillons: number
  collegues: readonly { id: string; nom: string; moi: boolean }[]
}

/** Le bouton qui supprime, et à qui passent les brouillons. */
export function RemovePersonForm({ action, compteId, personne, titre, bouton, brouillons, collegues }: RemovePersonFormProps) {
  const { state, pending, form } = useFormAction(action)
  const error = state.status === 'invalide' ? state.errors.confier : undefined
  const choisi = state.status === 'idle' ? undefined : state.values.confier
  return (
    <form {...form} className="mt-8" aria-labelledby="supprimer" noValidate>
      <FormOutcome titre={titre} state={state} />
      <input type="hidden" name="compte" value={compteId} />
      <input type="hidden" name="personne" value={personne} />
      {brouillons > 0 ? (
        <div className="max-w-120">
          <FieldFrame
            id="confier"
            label={`Confier ${brouillons > 1 ? `ses ${plural(brouillons, 'brouillon')}` : 'son brouillon'} à`}
            {...(error ? { error } : {})}
          >
            <select
              className="select"
              id="confier"
              name="confier"
              defaultValue={choisi ?? collegues[0]?.id ?? ''}
              aria-invalid={error ? true : undefined}
            >
              {collegues.map(({ id, nom, moi }) => (
                <option key={id} value={id}>
                  {nom}
                  {moi ? ' (vous)' : ''}
                </option>
              ))}
              <option value="">Personne{'\u00a0'}: ils s’effacent à leur date</option>
            </select>
          </FieldFrame>
        </div>
      ) : null}
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className={buttonClass({ variant: 'danger' })} type="submit" aria-busy={pending || undefined}>
          {pending ? 'Suppression…' : bouton}
        </button>
        <Lien className="button button--quiet sm:ml-auto" href={routes.utilisateur(compteId, personne)}>
          Garder
        </Lien>
      </div>
    </form>
  )
}
