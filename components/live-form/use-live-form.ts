import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { commandsOf, isTyped } from '@/components/live-form/commands'
import type { LiveForm, Regles } from '@/components/live-form/live-form'
import { startAtGesture } from '@/components/live-form/start-at-gesture'
import type { FormState } from '@/lib/ground/form-state'

/**
 * Fait vivre un formulaire à envoi simple : au premier geste, sa vérification arrive ; à chaque réponse du serveur, elle la reprend à son compte.
 * @param state ce que le dernier envoi a donné. @param rules charge les règles, la même fonction d’un rendu à l’autre.
 * @returns la référence à poser sur la balise.
 */
export function useLiveForm(state: FormState, rules: (form: HTMLFormElement) => Promise<Regles>): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  const vivant = useRef<LiveForm | null>(null)

  useEffect(() => {
    const balise = form.current
    if (!balise) return
    const fin = new AbortController()
    const live = async (): Promise<Regles> => {
      const { follow, ...reste } = await rules(balise)
      return {
        ...reste,
        follow: (un) => {
          vivant.current = un
          follow?.(un)
        },
      }
    }
    const start = startAtGesture(balise, live, fin.signal)
    // Ce qui a été tapé avant que ce code soit là n’a pas été entendu.
    if (commandsOf(balise).some(isTyped)) start()
    return () => fin.abort()
  }, [rules])

  // Avant que le résumé des erreurs ne prenne le focus : caché, il ne le pourrait pas.
  useLayoutEffect(() => {
    if (state.status === 'invalide') vivant.current?.accept(state.errors)
  }, [state])
  return form
}
