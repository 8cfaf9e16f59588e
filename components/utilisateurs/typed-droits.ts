import type { Droits } from '@/components/habilitations/rights-fields'
import type { RoleChoisi } from '@/components/habilitations/role-field'
import type { FormState } from '@/lib/ground/form-state'
import { readListe } from '@/lib/habilitations/rules'

/** Les droits qu’un formulaire refusé avait portés. */
export function typedDroits(state: FormState, sinon: Droits & { role: RoleChoisi | null }): Droits & { role: RoleChoisi | null } {
  if (state.status === 'idle' || Object.keys(state.values).length === 0) return sinon
  const { role, portee, siren = '', liste = '' } = state.values
  return {
    role: role === 'administrateur' || role === 'collaborateur' ? role : null,
    portee: portee === 'portefeuille' || portee === 'manuelle' ? portee : null,
    sirens: [...new Set([...siren.split('\n').filter(Boolean), ...readListe(liste).sirens])],
  }
}
