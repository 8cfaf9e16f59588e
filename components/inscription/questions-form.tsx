'use client'

import { CurrentPassword } from '@/components/inscription/current-password'
import { describedBy, FieldFrame } from '@/components/ui/field'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Route } from '@/components/ui/route'
import { useFormAction } from '@/components/ui/use-form-action'
import type { FormAction } from '@/lib/ground/form-state'

type QuestionsFormProps = {
  action: FormAction
  questions: readonly (readonly [string, string])[]
  /** Elles en remplacent d’autres : le mot de passe d’aujourd’hui est redemandé. */
  redemande?: boolean
}

/** Trois questions de la liste et leurs réponses ; les réponses ne sont jamais rendues. */
export function QuestionsForm({ action, questions, redemande }: QuestionsFormProps) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values = state.status === 'idle' ? {} : state.values
  return (
    <form {...form} aria-labelledby="questions" noValidate>
      <FormOutcome titre={redemande ? 'Changer mes questions secrètes' : 'Personnaliser mes questions secrètes'} state={state} />
      <p className="text-sm text-ink-2 mt-5">Majuscules, accents et espaces ne comptent pas dans vos réponses.</p>
      <div className="mt-6">
        <Route
          stops={[1, 2, 3].map((rang) => ({
            id: String(rang),
            titre: `Question ${rang}`,
            detail: <Question rang={rang} questions={questions} errors={errors} values={values} />,
          }))}
        />
      </div>
      {redemande ? (
        <div className="mt-8">
          <CurrentPassword error={errors.actuel} />
        </div>
      ) : null}
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit" aria-busy={pending || undefined}>
          {pending ? 'Enregistrement…' : 'Enregistrer mes 3 questions'}
        </button>
      </div>
    </form>
  )
}

type QuestionProps = {
  rang: number
  questions: readonly (readonly [string, string])[]
  errors: Partial<Record<string, string>>
  values: Partial<Record<string, string>>
}

function Question({ rang, questions, errors, values }: QuestionProps) {
  const [question, reponse] = [`question${rang}`, `reponse${rang}`]
  return (
    <fieldset className="mt-2 grid gap-4 md:grid-cols-[3fr_2fr]">
      <legend className="sr-only">Question {rang}</legend>
      <FieldFrame id={question} label={`Choix de la question ${rang}`} required error={errors[question]}>
        <select
          className="select"
          id={question}
          name={question}
          defaultValue={values[question] ?? ''}
          aria-required
          aria-invalid={errors[question] ? true : undefined}
          aria-describedby={describedBy(question, undefined, errors[question])}
        >
          <option value="">Choisissez</option>
          {questions.map(([code, phrase]) => (
            <option key={code} value={code}>
              {phrase}
            </option>
          ))}
        </select>
      </FieldFrame>
      <FieldFrame id={reponse} label={`Réponse à la question ${rang}`} required error={errors[reponse]}>
        <input
          className="input"
          id={reponse}
          name={reponse}
          autoComplete="off"
          maxLength={200}
          aria-required
          aria-invalid={errors[reponse] ? true : undefined}
          aria-describedby={describedBy(reponse, undefined, errors[reponse])}
        />
      </FieldFrame>
    </fieldset>
  )
}
