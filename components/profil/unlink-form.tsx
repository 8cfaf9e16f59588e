'use client'

import { CurrentPassword } from '@/components/inscription/current-password'
import { CodeField } from '@/components/profil/code-field'
import { buttonClass } from '@/components/ui/button'
import { FormOutcome } from '@/components/ui/form-outcome'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

/** Le mot de passe d’aujourd’hui, et le code de qui a un second facteur. */
export function UnlinkForm({ action, secondFacteur }: { action: FormAction; secondFacteur: boolean }) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  return (
    <form {...form} aria-labelledby="net-entreprises" noValidate>
      <FormOutcome titre="Délier Net-entreprises" state={state} />
      <div className="mt-8 max-w-160 *:not-first:mt-8">
        <CurrentPassword error={errors.actuel} />
        {secondFacteur ? <CodeField hint="Les 6 chiffres qu’affiche votre application, ou un code de secours" error={errors.code} /> : null}
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className={buttonClass({ variant: 'danger' })} type="submit" aria-busy={pending || undefined}>
          {pending ? 'Un instant…' : 'Délier Net-entreprises'}
        </button>
      </div>
    </form>
  )
}
