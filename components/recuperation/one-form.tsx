'use client'

import type { ReactNode } from 'react'
import { useIdentityForm } from '@/components/identite/use-identity-form'
import { FormOutcome } from '@/components/ui/form-outcome'
import { useFormAction } from '@/components/ui/use-form-action'
import type { Critere } from '@/lib/copy/mot-de-passe'
import type { FormAction } from '@/lib/ground/form-state'

/** Ce que le dernier envoi a donné : les erreurs par champ, et ce qui avait été tapé ; et les critères que remplit le mot de passe. */
export type Rendu = { errors: Record<string, string>; values: Record<string, string>; criteres: readonly Critere[] }

type OneFormProps = { action: FormAction; titre: string; bouton: string; labelledBy: string; children: (rendu: Rendu) => ReactNode }

/** Le seul formulaire d’une page étroite, et son bouton à pleine largeur. `titre` : celui de la page, où un refus se dit. */
export function OneForm({ action, titre, bouton, labelledBy, children }: OneFormProps) {
  const { state, pending, form } = useFormAction(action)
  const { ref, criteres } = useIdentityForm(state)
  return (
    <form className="grid gap-5" {...form} ref={ref} aria-labelledby={labelledBy} noValidate>
      <FormOutcome titre={titre} state={state} />
      {children({ errors: state.status === 'invalide' ? state.errors : {}, values: state.status === 'idle' ? {} : state.values, criteres })}
      <button className="button button--primary mt-5 w-full" type="submit" aria-busy={pending || undefined}>
        {bouton}
      </button>
    </form>
  )
}
