import { SirenField } from '@/components/identite/siren-field'
import { TextField } from '@/components/ui/field'
import type { FormState } from '@/lib/ground/form-state'

/** Ce qui prouve une entreprise : son SIREN, vérifié pendant la frappe, et l’identifiant numéro entreprise de nos courriers. */
export function ProofFields({ state }: { state: FormState }) {
  const errors = state.status === 'invalide' ? state.errors : {}
  const values = state.status === 'idle' ? {} : state.values
  return (
    <>
      <SirenField value={values.siren} error={errors.siren} />
      <TextField
        name="numero"
        label="Identifiant numéro entreprise"
        hint="Vous le retrouverez sur les courriers de gestion ou sur la lettre d’accompagnement du certificat d’adhésion, à l’endroit entouré sur le dessin."
        autoComplete="off"
        maxLength={40}
        width="w20"
        required
        defaultValue={values.numero}
        error={errors.numero}
      />
    </>
  )
}
