'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { ConflictBox } from '@/components/demarches/conflict-box'
import type { Enhance, EnhanceConfig } from '@/components/demarches/enhance'
import { ReconnectDialog } from '@/components/demarches/reconnect-dialog'
import { KeptOutcome } from '@/components/demarches/kept-outcome'
import { useFormAction } from '@/components/ui/use-form-action'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { FormState } from '@/lib/ground/form-state'

type StepFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  titre: string
  /** Commande fautive → phrase ; vide tant qu’on n’a pas demandé à vérifier. */
  erreurs: Readonly<Record<string, string>>
  /** Les champs cachés. */
  cache: Readonly<Record<string, string>>
  enhance: EnhanceConfig
  reconnexion: string
  children: ReactNode
}

/**
 * Le formulaire d’une étape. Sans JavaScript, le navigateur l’envoie. Avec, il ne part qu’une fois enregistré, et ne se vide jamais.
 */
export function StepForm({ action, titre, erreurs, cache, enhance, reconnexion, children }: StepFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const aide = useRef<Enhance | null>(null)
  const hydrated = useHydrated()
  const { state, form: envoi } = useFormAction(action, {
    settle: async (donnees) => {
      const pret = (await aide.current?.settle()) ?? true
      if (pret) donnees.set('vues', aide.current?.vues() ?? String(donnees.get('vues')))
      return pret
    },
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: le formulaire est remonté quand l’étape ou la version change
  useEffect(() => {
    let quitte = false
    import('@/components/demarches/enhance').then(({ enhanceForm }) => {
      if (form.current && !quitte) aide.current = enhanceForm(form.current, enhance)
    })
    return () => {
      quitte = true
      aide.current?.stop()
      aide.current = null
    }
  }, [])

  return (
    <form className="form" {...envoi} ref={form} noValidate>
      <KeptOutcome titre={titre} state={state} erreurs={erreurs} />
      {Object.entries(cache).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} defaultValue={valeur} />
      ))}
      {state.status === 'refuse' && state.conflits ? <ConflictBox conflits={state.conflits} mien={hydrated ? [] : (state.mien ?? [])} /> : null}
      {children}
      <ReconnectDialog href={reconnexion} />
    </form>
  )
}
