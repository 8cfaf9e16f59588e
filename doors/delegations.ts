import 'server-only'
import type { FaitClient } from '@/lib/delegations/schema'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { Decidee } from '@/lib/identite/answer-delegation'
import type { Changee } from '@/lib/identite/change-delegation'
import type { ExpertDeclare, PreparationVisee } from '@/lib/identite/declare-expert'

/** La page du client, qui dit ce que le cabinet vient de faire. */
export const toClient =
  (fait: FaitClient) =>
  ({ delegationId }: Decidee): Outcome => ({ vers: routes.client(delegationId, fait) })

/** La seconde étape, où se disent les droits. */
export const toDroits = ({ compteId, preparationId }: PreparationVisee): Outcome => ({ vers: routes.habiliterExpert(compteId, preparationId) })

/** La fiche, qui dit que le cabinet est déclaré. */
export const toDeclare = ({ compteId, delegationId }: ExpertDeclare): Outcome => ({ vers: routes.expert(compteId, delegationId, 'declare') })

/** La fiche, qui dit ce que l’on vient d’en faire. */
export const toExpert = ({ compteId, delegationId, suite }: Changee): Outcome => ({ vers: routes.expert(compteId, delegationId, suite) })
