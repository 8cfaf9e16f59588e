import { QuestionsForm } from '@/components/inscription/questions-form'
import { ActForm } from '@/components/ui/act-form'
import { Notice } from '@/components/ui/notice'
import { Lien } from '@/components/ui/lien'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type QuestionsProps = {
  action: FormAction
  postpone: FormAction
  /** La liste : code, phrase. */
  questions: readonly (readonly [string, string])[]
  /** Le compte vient d’être créé. */
  certifiee: boolean
  /** Elles sont déjà choisies : le profil les remplace. */
  deja: boolean
}

/** « Personnalisez vos questions secrètes ». */
export function QuestionsView({ action, postpone, questions, certifiee, deja }: QuestionsProps) {
  return (
    <>
      {certifiee ? (
        <Notice kind="ok" role="status">
          <p>
            <b>Votre compte est créé.</b> Votre entreprise est certifiée et vous l’administrez. Une dernière chose, deux minutes.
          </p>
        </Notice>
      ) : null}
      <div className={certifiee ? 'mb-8 mt-8' : 'mb-8'}>
        <p className="mb-1 text-sm/md text-ink-2">Sécurité de votre compte</p>
        <h1 id="questions">Personnalisez vos questions secrètes</h1>
        <p className="lead">Trois réponses que vous saurez encore dans deux ans, et que vos collègues ignorent.</p>
      </div>
      <div className="columns">
        <div>
          {deja ? (
            <Notice>
              <p>
                Vos questions sont déjà choisies. Pour en changer, <Lien href={routes.profilQuestions()}>remplacez-les depuis votre profil</Lien>
                {'\u00a0'}: votre mot de passe vous y sera demandé.
              </p>
            </Notice>
          ) : (
            <>
              <QuestionsForm action={action} questions={questions} />
              <div className="mt-6">
                <ActForm action={postpone} cache={{}} bouton="Plus tard" />
                <p className="text-sm text-ink-2 mt-2">Un rappel vous attendra dans vos notifications.</p>
              </div>
            </>
          )}
        </div>
        <aside className="side" aria-label="À quoi servent ces questions">
          <section aria-labelledby="usage">
            <h2 id="usage">À quoi elles servent</h2>
            <p className="text-sm mt-3">
              <b>Identifiant oublié</b>
              {'\u00a0'}: il s’affiche après vos trois bonnes réponses.
            </p>
            <p className="text-sm mt-3">
              <b>Mot de passe oublié</b>
              {'\u00a0'}: vous en choisissez un autre sans attendre d’e-mail.
            </p>
          </section>
          <section aria-labelledby="lecteurs">
            <h2 id="lecteurs">Qui les voit</h2>
            <p className="text-sm mt-3">
              Personne, pas même nous{'\u00a0'}: vos réponses sont transformées avant d’être gardées et ne peuvent être relues. Cinq échecs en 24
              heures ferment ce chemin, pas votre compte.
            </p>
          </section>
        </aside>
      </div>
    </>
  )
}
