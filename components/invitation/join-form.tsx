'use client'

import { FormOutcome } from '@/components/ui/form-outcome'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

const MOTS = {
  utilisateur: 'Ce compte s’ajoutera à votre accès\u00a0: votre mot de passe ne change pas.',
  collegue: 'Les clients du cabinet s’ajouteront à votre accès\u00a0: votre mot de passe ne change pas.',
  expert_comptable: 'En acceptant, votre cabinet agira pour ce client, dans les limites dites ici. Vous pourrez y mettre fin quand vous voudrez.',
} as const

/** Accepter avec l’accès que l’on a déjà. */
export function JoinForm({ action, jeton, genre }: { action: FormAction; jeton: string; genre: 'utilisateur' | 'expert_comptable' | 'collegue' }) {
  const { state, pending, form } = useFormAction(action)
  return (
    <form {...form} aria-labelledby="titre-invitation" noValidate>
      <FormOutcome titre="Accepter l’invitation" state={state} />
      <input type="hidden" name="jeton" value={jeton} />
      <p>{MOTS[genre]}</p>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Acceptation…' : 'Accepter l’invitation'}
        </button>
      </div>
    </form>
  )
}
