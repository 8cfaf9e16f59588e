'use client'

import { type FormEvent, type ReactNode, useActionState, useEffect, useRef, useState, useTransition } from 'react'
import { ConflictBox } from '@/components/demarches/conflict-box'
import type { Enhance, EnhanceConfig } from '@/components/demarches/enhance'
import { ReconnectDialog } from '@/components/demarches/reconnect-dialog'
import { FormOutcome } from '@/components/connexion/form-outcome'
import { ErrorSummary } from '@/components/ui/error-summary'
import { useHydrated } from '@/components/ui/use-hydrated'
import { type FormState, IDLE } from '@/lib/ground/form-state'

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

const COUPURE: FormState = {
  status: 'panne',
  message: 'Le portail n’a pas répondu. Ce que vous avez tapé est toujours là : réessayez dans un instant.',
  id: 'réseau',
  values: {},
}
const isRedirect = (erreur: unknown) =>
  typeof erreur === 'object' && erreur !== null && 'digest' in erreur && String(erreur.digest).startsWith('NEXT_REDIRECT')

/**
 * Le formulaire d’une étape. Sans JavaScript, le navigateur l’envoie. Avec, il ne se vide jamais : React viderait les champs
 * après une action, et une coupure du réseau emporterait la page ; on l’envoie donc nous-mêmes.
 */
export function StepForm({ action, titre, erreurs, cache, enhance, reconnexion, children }: StepFormProps) {
  const [sansScript, formAction] = useActionState(action, IDLE)
  const [avecScript, setState] = useState<FormState | null>(null)
  const [pending, startTransition] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const aide = useRef<Enhance | null>(null)
  const hydrated = useHydrated()
  const state = avecScript ?? sansScript

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

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const donnees = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    startTransition(async () => {
      try {
        const pret = (await aide.current?.settle()) ?? true
        if (!pret) {
          if (!navigator.onLine) startTransition(() => setState({ ...COUPURE }))
          return
        }
        donnees.set('vues', aide.current?.vues() ?? String(donnees.get('vues')))
        const rendu = await action(IDLE, donnees)
        startTransition(() => setState(rendu))
      } catch (erreur) {
        if (!isRedirect(erreur)) startTransition(() => setState({ ...COUPURE }))
      }
    })
  }

  return (
    <form className="form" action={formAction} ref={form} onSubmit={submit} noValidate aria-busy={pending || undefined}>
      {Object.keys(erreurs).length > 0 && state.status === 'idle' ? (
        <div id="erreurs">
          <title>{`Erreur : ${titre} – Espace client entreprise Carcept Prev`}</title>
          <ErrorSummary errors={erreurs} />
        </div>
      ) : (
        <FormOutcome titre={titre} state={state} />
      )}
      {Object.entries(cache).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} defaultValue={valeur} />
      ))}
      {state.status === 'refuse' && state.conflits ? <ConflictBox conflits={state.conflits} mien={hydrated ? [] : (state.mien ?? [])} /> : null}
      {children}
      <ReconnectDialog href={reconnexion} />
    </form>
  )
}
