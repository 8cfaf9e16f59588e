'use client'

import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormOutcome } from '@/components/ui/form-outcome'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

type CorrectionFormProps = {
  action: FormAction
  titre: string
  /** Commande fautive → phrase : ce qui a retenu le dernier envoi, gardé sur la page. */
  erreurs: Readonly<Record<string, string>>
  cache: Readonly<Record<string, string>>
  children: ReactNode
}

/** Le formulaire d’une correction : ce qui l’a retenue, ses champs, un seul bouton. Ordinaire : le navigateur sait l’envoyer seul. */
export function CorrectionForm({ action, titre, erreurs, cache, children }: CorrectionFormProps) {
  const { state, pending, form } = useFormAction(action)
  return (
    <form className="form" {...form} noValidate>
      {Object.keys(erreurs).length > 0 && state.status === 'idle' ? (
        <div id="erreurs">
          <title>{`Erreur\u00a0: ${titre} – Espace client entreprise Carcept Prev`}</title>
          <ErrorSummary errors={erreurs} />
        </div>
      ) : (
        <FormOutcome titre={titre} state={state} />
      )}
      {Object.entries(cache).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} defaultValue={valeur} />
      ))}
      {children}
      <div className="actions mt-8">
        <button className={buttonClass({ variant: 'primary' })} type="submit" aria-disabled={pending || undefined}>
          Envoyer la correction
        </button>
      </div>
    </form>
  )
}
