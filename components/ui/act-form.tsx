'use client'

import { buttonClass } from '@/components/ui/button'
import type { ReactNode } from 'react'
import { FormOutcome } from '@/components/ui/form-outcome'
import { FormRefusal } from '@/components/ui/form-refusal'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Ce qu’un formulaire d’acte montre de son dernier envoi : les erreurs par champ, et ce qui avait été tapé. */
type Rendu = { errors: Record<string, string>; values: Record<string, string> }

type ActFormProps = {
  action: FormAction
  cache: Readonly<Record<string, string>>
  bouton: string
  danger?: boolean
  primary?: boolean
  /** Nom de l’objet, pour qui n’entend que le bouton. */
  sur?: string
  /** Le titre de la page, quand ce formulaire en est tout l’objet : un refus s’y dit. */
  titre?: string
  /** L’identifiant d’un champ, quand ce n’est pas son nom. */
  idOf?: (nom: string) => string
  /** Ce que dit le bouton qui déplie l’acte ; sans lui, l’acte est toujours déplié. */
  pli?: ReactNode
  /** Déplié, il se tient à côté de ce qu’on lit là où l’écran est large. */
  aCote?: boolean
  /** Les champs. Une fonction en lit le dernier envoi : seul un composant du navigateur peut la donner. */
  children?: ReactNode | ((rendu: Rendu) => ReactNode)
}

// Là où l’écran est large, au-dessus des pièces.
const A_COTE =
  'min-[84rem]:fixed min-[84rem]:top-14 min-[84rem]:right-[max(var(--gutter),calc(50vw-50rem+var(--gutter)))] min-[84rem]:z-5 min-[84rem]:m-0 min-[84rem]:max-h-[calc(100vh-4rem)] min-[84rem]:w-96 min-[84rem]:overflow-y-auto min-[84rem]:border-2 min-[84rem]:border-brand'

/** Un acte : son formulaire à lui, un bouton qui le nomme, et ce qui l’a retenu. Replié, il se rouvre sur ce qui l’a retenu, même sans JavaScript. */
export function ActForm({ action, cache, bouton, danger, primary, sur, titre, idOf = (nom) => nom, pli, aCote, children }: ActFormProps) {
  const { state, pending, form: envoi } = useFormAction(action, { vide: true })
  const rendu = { errors: state.status === 'invalide' ? state.errors : {}, values: state.status === 'idle' ? {} : state.values }
  const form = (
    // Les champs cachés, les nôtres et ceux de React, n’écartent pas le bouton du haut de sa rangée.
    <form {...envoi} noValidate>
      {Object.entries(cache).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      <div className="stack">
        {titre === undefined ? <FormRefusal state={state} idOf={idOf} /> : <FormOutcome titre={titre} state={state} />}
        {typeof children === 'function' ? children(rendu) : children}
        <div className={aCote ? 'min-[84rem]:sticky min-[84rem]:bottom-0 min-[84rem]:bg-surface min-[84rem]:py-3' : undefined}>
          <button
            className={buttonClass({ variant: danger ? 'danger' : primary ? 'primary' : 'plain', small: true })}
            type="submit"
            aria-disabled={pending || undefined}
          >
            {bouton}
            {sur ? <span className="sr-only"> : {sur}</span> : null}
          </button>
        </div>
      </div>
    </form>
  )
  if (pli === undefined) return form
  return (
    <details className={`group/acte open:basis-full ${aCote ? 'min-[84rem]:open:basis-auto' : ''}`} open={state.status !== 'idle'}>
      <summary
        className={`button button--small unmarked flex w-fit group-open/acte:border-brand group-open/acte:bg-brand-soft group-open/acte:text-brand ${primary ? 'button--primary' : ''}`}
      >
        {pli}
      </summary>
      <div className={`sheet mt-3 p-5 ${aCote ? A_COTE : ''}`}>{form}</div>
    </details>
  )
}
