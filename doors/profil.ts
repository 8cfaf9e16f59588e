import type { ProfilFait } from '@/lib/copy/profil'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** La page du profil, qui dit ce qui vient d’y être fait. */
export const toProfil = (fait: ProfilFait) => (): Outcome => ({ vers: routes.profil(fait) })
