import { FormRefusal } from '@/components/ui/form-refusal'
import type { FormState } from '@/lib/ground/form-state'
import { titleOf } from '@/lib/ground/titre'

/** Ce qu’un envoi a donné, en haut du formulaire, et le titre de la page, qui le dit aussi (RGAA 8.6). */
export function FormOutcome({ titre, state }: { titre: string; state: FormState }) {
  return (
    <>
      <title>{titleOf(`${state.status === 'idle' ? '' : 'Erreur\u00a0: '}${titre}`)}</title>
      <FormRefusal state={state} />
    </>
  )
}
