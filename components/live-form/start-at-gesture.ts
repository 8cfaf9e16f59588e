import type { Regles } from '@/components/live-form/live-form'

/** Ce qui annonce que l’on va se servir du formulaire. */
const GESTES = ['pointerover', 'pointerdown', 'focusin', 'input'] as const

/**
 * Fait vivre un formulaire au premier geste : rien ne se charge pour qui ne fait que lire. C’est par ici qu’un formulaire entre dans la pièce : un effet
 * appelle cette fonction avec sa balise et de quoi charger ses règles.
 * @param rules charge les règles ; `null` quand il n’y en a pas. Réseau coupé : le formulaire reste ordinaire, le geste suivant réessaie.
 * @returns le fait sans attendre, pour un formulaire où l’on a tapé avant que ce code soit là.
 */
export function startAtGesture(form: HTMLFormElement, rules: () => Promise<Regles | null>, signal: AbortSignal): () => void {
  let charge = false
  const start = () => {
    if (charge) return
    charge = true
    Promise.all([import('@/components/live-form/live-form'), rules()])
      .then(([{ liveForm }, regles]) => {
        if (regles && !signal.aborted) liveForm(form, regles, signal)
      })
      .catch(() => {
        charge = false
      })
  }
  for (const geste of GESTES) form.addEventListener(geste, start, { signal })
  return start
}
