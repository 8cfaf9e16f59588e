import { InscriptionSteps } from '@/components/inscription/inscription-steps'
import { ReopeningForm } from '@/components/inscription/reopening-form'
import { Notice } from '@/components/ui/notice'
import { formatDate, formatTime } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { marque } from '@/lib/ground/marque'

type SpentProps = {
  action: FormAction
  /** Quand la personne nous a écrit, tant que nous n’avons pas répondu. */
  ecritLe: Date | null
  fait: 'ecrite' | undefined
}

/** L’impasse des essais épuisés, et ses trois issues : demain, nous écrire, appeler. */
export function SpentView({ action, ecritLe, fait }: SpentProps) {
  return (
    <>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 print:m-0">
        <p className="text-xl font-bold tracking-tight">Se créer un compte</p>
      </div>
      <InscriptionSteps ici={2} />
      <div className="mt-10 max-w-[38rem]">
        <div className="mb-8">
          <h1 id="epuise">Les essais de certification sont épuisés</h1>
          <p className="lead">
            Ils vous sont rendus demain à la même heure. Pour ne pas attendre, écrivez-nous, ou appelez le{' '}
            <a className="whitespace-nowrap" href={marque.telephoneLien}>
              {marque.telephone}
            </a>
            , {marque.horaires}.
          </p>
        </div>
        {ecritLe ? (
          <Notice kind={fait ? 'ok' : 'info'} role="status">
            <p>
              <b>Votre message nous est parvenu</b> le {formatDate(ecritLe)} à {formatTime(ecritLe)}. Un gestionnaire vérifie avec vous, puis rouvre
              la certification{'\u00a0'}: un e-mail vous le dira.
            </p>
          </Notice>
        ) : (
          <ReopeningForm action={action} />
        )}
      </div>
    </>
  )
}
