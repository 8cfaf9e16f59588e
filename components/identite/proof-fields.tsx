import { TextField } from '@/components/ui/field'
import type { FormState } from '@/lib/ground/form-state'

/** Ce qui prouve une entreprise : son SIREN, vérifié pendant la frappe, et l’identifiant numéro entreprise de nos courriers. */
export function ProofFields({ state }: { state: FormState }) {
  const errors = state.status === 'invalide' ? state.errors : {}
  const values = state.status === 'idle' ? {} : state.values
  return (
    <>
      <TextField
        name="siren"
        label="SIREN"
        hint="9 chiffres. Un SIRET ou des espaces conviennent aussi."
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        width="w20"
        required
        defaultValue={values.siren}
        error={errors.siren}
        vif
      />
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
