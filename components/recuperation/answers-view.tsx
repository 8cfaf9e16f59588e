'use client'

import { OneForm } from '@/components/recuperation/one-form'
import { TextField } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import type { FormAction } from '@/lib/ground/form-state'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'

type AnswersProps = { action: FormAction; questions: readonly string[]; usage: 'mot_de_passe' | 'identifiant' }

/** Les trois questions secrètes ; les réponses sont jugées ensemble et ne sont jamais rendues. */
export function AnswersView({ action, questions, usage }: AnswersProps) {
  return (
    <div className="max-w-[32rem]">
      <div className="mb-8">
        <p className="mb-1 text-sm/md text-ink-2">{usage === 'identifiant' ? 'Identifiant oublié' : 'Mot de passe oublié'}</p>
        <h1 id="questions">Répondez à vos questions secrètes</h1>
        <p className="lead">Les trois réponses sont jugées ensemble. Majuscules, accents et espaces ne comptent pas.</p>
      </div>
      <OneForm action={action} titre="Répondez à vos questions secrètes" bouton="Confirmer" labelledBy="questions">
        {({ errors }) =>
          questions.map((question, i) => (
            <TextField
              key={question}
              name={`reponse${i + 1}`}
              label={question}
              autoComplete="off"
              maxLength={200}
              required
              error={errors[`reponse${i + 1}`]}
            />
          ))
        }
      </OneForm>
      <p className="text-sm text-ink-2 mt-5">
        Vous ne savez plus{'\u202f'}?{' '}
        {usage === 'mot_de_passe' ? (
          <>
            <Lien href={routes.motDePasseOublie()}>Recevez plutôt un lien par email</Lien>, ou appelez le{' '}
          </>
        ) : (
          'Appelez le '
        )}
        <a className="whitespace-nowrap" href={marque.telephoneLien}>
          {marque.telephone}
        </a>
        , {marque.horaires}.
      </p>
    </div>
  )
}
