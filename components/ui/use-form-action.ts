'use client'

import { type FormEvent, useActionState, useRef, useState, useTransition } from 'react'
import { type FormAction, type FormState, IDLE } from '@/lib/ground/form-state'

/** Ce qu’un formulaire pose sur sa balise, et ce que son dernier envoi a donné. */
type FormLive = {
  state: FormState
  pending: boolean
  form: { action: (formData: FormData) => void; onSubmit: (event: FormEvent<HTMLFormElement>) => void; 'aria-busy': true | undefined }
}

type Options = { settle?: (donnees: FormData) => Promise<boolean>; vide?: boolean; parti?: () => void }

/**
 * Envoie un formulaire sans jamais perdre ce qui y est tapé. Sans JavaScript, le navigateur l’envoie. Avec, on l’envoie nous-mêmes : React viderait
 * les champs après l’action, et une coupure du réseau ou un refus de la porte (429, 503, 413) emporterait la page. Un second envoi pendant le
 * premier est ignoré. Les secrets seuls s’effacent.
 * @param options `settle` : ce qui doit finir avant l’envoi, et peut compléter ce qui part ; `false` le retient. `vide` : un envoi réussi vide le
 * formulaire, quand la page où il mène le montre encore. `parti` : l’envoi a réussi, et la page où il mène vient.
 */
export function useFormAction(action: FormAction, { settle, vide = false, parti: reussi }: Options = {}): FormLive {
  const [sansScript, formAction] = useActionState(action, IDLE)
  const [avecScript, setState] = useState<FormState | null>(null)
  const [pending, startTransition] = useTransition()
  const parti = useRef(false)

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (parti.current) return
    parti.current = true
    const balise = event.currentTarget
    const donnees = new FormData(balise, (event.nativeEvent as SubmitEvent).submitter)
    startTransition(async () => {
      try {
        if (settle && !(await settle(donnees))) {
          if (!navigator.onLine) startTransition(() => setState(unsent()))
          return
        }
        const rendu = await action(IDLE, donnees)
        startTransition(() => setState(withoutTyped(rendu)))
        forgetSecrets(balise)
        if (vide && rendu.status === 'idle') balise.reset()
      } catch (erreur) {
        const mene = isRedirect(erreur)
        startTransition(() => setState(mene ? IDLE : unsent()))
        if (mene) reussi?.()
        if (!mene) forgetSecrets(balise)
        else if (vide) balise.reset()
      } finally {
        parti.current = false
      }
    })
  }
  return { state: avecScript ?? sansScript, pending, form: { action: formAction, onSubmit, 'aria-busy': pending || undefined } }
}

/** Ce que dit un formulaire dont l’envoi n’a pas eu de réponse lisible. */
const unsent = (): FormState => ({
  status: 'refuse',
  message: navigator.onLine
    ? 'Le portail n’a pas pris votre envoi, ou sa réponse s’est perdue. Ce que vous avez tapé est toujours là\u00a0: attendez quelques secondes, puis réessayez. Si cela recommence, raccourcissez votre texte.'
    : 'Vous êtes hors ligne. Ce que vous avez tapé est toujours là\u00a0: réessayez quand la connexion est revenue.',
  values: {},
})

/** La page garde elle-même ce qui est tapé : le lui rendre changerait ce que le formulaire redevient une fois parti. */
const withoutTyped = (state: FormState): FormState => (state.status === 'idle' ? state : { ...state, values: {} })

const isRedirect = (erreur: unknown): boolean =>
  typeof erreur === 'object' && erreur !== null && 'digest' in erreur && String(erreur.digest).startsWith('NEXT_REDIRECT')

function forgetSecrets(form: HTMLFormElement): void {
  for (const champ of form.elements)
    if (champ instanceof HTMLInputElement && /password|one-time-code/.test(`${champ.type} ${champ.autocomplete}`)) champ.value = ''
}
