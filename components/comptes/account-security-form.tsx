'use client'

import { CurrentPassword } from '@/components/inscription/current-password'
import { CodeField } from '@/components/profil/code-field'
import { buttonClass } from '@/components/ui/button'
import { FormOutcome } from '@/components/ui/form-outcome'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

type AccountSecurityFormProps = {
  action: FormAction
  compteId: string
  /** Ce que l’envoi demande : un second facteur, ou plus. */
  exige: boolean
}

/** Le mot de passe et le code de l’administrateur, redonnés. */
export function AccountSecurityForm({ action, compteId, exige }: AccountSecurityFormProps) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const bouton = exige ? 'Demander un second facteur' : 'Ne plus le demander'
  return (
    <form {...form} aria-labelledby="securite" noValidate>
      <FormOutcome titre="Sécurité du compte" state={state} />
      <input type="hidden" name="compte" value={compteId} />
      <input type="hidden" name="exige" value={exige ? 'oui' : 'non'} />
      <div className="mt-8 max-w-160 *:not-first:mt-8">
        <CurrentPassword error={errors.actuel} />
        <CodeField hint="Les 6 chiffres qu’affiche votre application, ou un code de secours" error={errors.code} />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className={buttonClass({ variant: exige ? 'primary' : 'danger' })} type="submit" aria-busy={pending || undefined}>
          {pending ? 'Un instant…' : bouton}
        </button>
      </div>
    </form>
  )
}
