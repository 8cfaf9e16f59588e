'use client'

import { useIdentityForm } from '@/components/identite/use-identity-form'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { IdentityFields } from './identity-fields'

type AddUserFormProps = { action: FormAction; compteId: string; preparation: string | null; valeurs: Readonly<Record<string, string>> }

/** L’étape 1 : qui l’on ajoute. Une adresse déjà dans le compte se dit ici. */
export function AddUserForm({ action, compteId, preparation, valeurs }: AddUserFormProps) {
  const { state, pending, form } = useFormAction(action)
  const { ref, conseil } = useIdentityForm(state)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values = { ...valeurs, ...(state.status === 'idle' ? {} : state.values) }
  return (
    <form {...form} ref={ref} aria-labelledby="ajouter" noValidate>
      <FormOutcome titre="Ajouter un utilisateur, étape 1 sur 2" state={state} />
      <input type="hidden" name="compte" value={compteId} />
      {preparation ? <input type="hidden" name="preparation" value={preparation} /> : null}
      <IdentityFields
        values={values}
        errors={errors}
        conseil={conseil}
        adresse="L’invitation y part, et elle devient son identifiant. Elle n’est qu’à cette personne, jamais à un service."
      />
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Vérification…' : 'Continuer vers le rôle'}
        </button>
        <Lien className="button button--quiet sm:ml-auto" href={routes.utilisateurs(compteId)}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}
