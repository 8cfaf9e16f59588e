'use client'

import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { KeptOutcome } from '@/components/demarches/kept-outcome'
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
      <KeptOutcome titre={titre} state={state} erreurs={erreurs} />
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
