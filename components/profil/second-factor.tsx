'use client'

import type { ReactNode } from 'react'
import { CurrentPassword } from '@/components/inscription/current-password'
import { CodeField } from '@/components/profil/code-field'
import { RecoveryCodes } from '@/components/profil/recovery-codes'
import { ActForm } from '@/components/ui/act-form'
import { FormRefusal } from '@/components/ui/form-refusal'
import { Notice } from '@/components/ui/notice'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction, FormState } from '@/lib/ground/form-state'
import { plural } from '@/lib/ground/number'

export type SecondFactorActions = Record<'activer' | 'renouveler' | 'retirer', FormAction>
type SecondFactorProps = {
  actions: SecondFactorActions
  actif: boolean
  restants: number
  obligatoire: boolean
  /** Où l’on va une fois les codes notés ; `null` : au profil. */
  suite: string | null
  /** La clé à enregistrer, tant qu’il n’est pas activé. */
  children: ReactNode
}

/**
 * Le second facteur, activé ou non. Les deux formulaires qui montrent des codes restent à leur place quand il change d’état : sans JavaScript, la
 * réponse à l’un d’eux est la page d’après, et c’est elle qui les montre, une fois.
 */
export function SecondFactor({ actions, actif, restants, obligatoire, suite, children }: SecondFactorProps) {
  const activation = useFormAction(actions.activer)
  const renouvellement = useFormAction(actions.renouveler)
  const codes = codesOf(activation.state) ?? codesOf(renouvellement.state)
  if (codes) return <RecoveryCodes codes={codes} nouveau={activation.state.status === 'revele'} suite={suite} />
  if (!actif)
    return (
      <>
        {children}
        <form className="mt-4" {...activation.form} aria-labelledby="second-facteur" noValidate>
          <FormRefusal state={activation.state} />
          <Proof errors={errorsOf(activation.state)} hint="Les 6 chiffres qu’affiche maintenant votre application" />
          <div className="actions mt-10 border-t border-line-strong pt-6">
            <button className="button button--primary" type="submit" aria-busy={activation.pending || undefined}>
              {activation.pending ? 'Activation…' : 'Activer mon second facteur'}
            </button>
          </div>
        </form>
      </>
    )
  return (
    <>
      <Notice kind="ok">
        <p>
          <b>Votre second facteur est activé.</b> Il vous reste {plural(restants, 'code')} de secours.
        </p>
      </Notice>
      <h2 className="mt-10">Tirer d’autres codes de secours</h2>
      <p className="mt-3">Si vous les avez perdus, ou presque tous utilisés. Ceux d’avant ne vaudront plus.</p>
      <form className="mt-4" {...renouvellement.form} aria-label="Tirer d’autres codes de secours" noValidate>
        <FormRefusal state={renouvellement.state} idOf={(nom) => `renouveler-${nom}`} />
        <Proof prefixe="renouveler-" errors={errorsOf(renouvellement.state)} hint={CODE_OU_SECOURS} />
        <div className="actions mt-10 border-t border-line-strong pt-6">
          <button className="button button--primary" type="submit" aria-busy={renouvellement.pending || undefined}>
            {renouvellement.pending ? 'Tirage…' : 'Tirer 8 codes'}
          </button>
        </div>
      </form>
      {obligatoire ? null : (
        <section className="mt-10" aria-labelledby="retirer">
          <h2 id="retirer">Retirer mon second facteur</h2>
          <p className="mt-3 mb-4">Votre mot de passe suffira de nouveau à entrer. Un courriel vous le confirmera.</p>
          <ActForm action={actions.retirer} cache={{}} bouton="Retirer mon second facteur" danger pli="Retirer…" idOf={(nom) => `retirer-${nom}`}>
            {({ errors }) => <Proof prefixe="retirer-" errors={errors} hint={CODE_OU_SECOURS} />}
          </ActForm>
        </section>
      )}
    </>
  )
}

const CODE_OU_SECOURS = 'Les 6 chiffres qu’affiche votre application, ou un code de secours'

const codesOf = (state: FormState): string[] | null => (state.status === 'revele' ? state.texte.split('\n') : null)
const errorsOf = (state: FormState): Record<string, string> => (state.status === 'invalide' ? state.errors : {})

/** Le mot de passe et un code, redonnés. */
const Proof = ({ prefixe = '', errors, hint }: { prefixe?: string; errors: Record<string, string>; hint: string }) => (
  <div className="mt-8 max-w-160 *:not-first:mt-8">
    <CurrentPassword id={`${prefixe}actuel`} error={errors.actuel} />
    <CodeField id={`${prefixe}code`} hint={hint} error={errors.code} />
  </div>
)
