import { ErrorSummary } from '@/components/ui/error-summary'
import { FormOutcome } from '@/components/ui/form-outcome'
import type { FormState } from '@/lib/ground/form-state'
import { titleOf } from '@/lib/ground/titre'

type KeptOutcomeProps = { titre: string; state: FormState; erreurs: Readonly<Record<string, string>> }

/** Ce qui a retenu le dernier envoi : gardé sur la page tant que rien n’est renvoyé, puis ce que dit le nouvel envoi. */
export const KeptOutcome = ({ titre, state, erreurs }: KeptOutcomeProps) =>
  Object.keys(erreurs).length > 0 && state.status === 'idle' ? (
    <div id="erreurs">
      <title>{titleOf(`Erreur\u00a0: ${titre}`)}</title>
      <ErrorSummary errors={erreurs} />
    </div>
  ) : (
    <FormOutcome titre={titre} state={state} />
  )
