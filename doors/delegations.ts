import 'server-only'
import type { FaitClient } from '@/lib/delegations/schema'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { Decidee } from '@/lib/identite/answer-delegation'

/** La page du client, qui dit ce que le cabinet vient de faire. */
export const toClient =
  (fait: FaitClient) =>
  ({ delegationId }: Decidee): Outcome => ({ vers: routes.client(delegationId, fait) })
