import { TextField } from '@/components/ui/field'

type SirenFieldProps = { hint?: string; value?: string | undefined; error?: string | undefined }

/** Le SIREN d’une entreprise, vérifié pendant la frappe. */
export function SirenField({ hint = '9 chiffres. Un SIRET ou des espaces conviennent aussi.', value, error }: SirenFieldProps) {
  return (
    <TextField
      name="siren"
      label="SIREN"
      hint={hint}
      inputMode="numeric"
      autoComplete="off"
      maxLength={40}
      width="w20"
      required
      defaultValue={value}
      error={error}
      vif
    />
  )
}
