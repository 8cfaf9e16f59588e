import { TextField } from '@/components/ui/field'

/** Un code de l’application d’authentification, ou un code de secours : champ `code`. */
export const CodeField = ({ id, hint, error }: { id?: string; hint: string; error?: string | undefined }) => (
  <TextField
    {...(id === undefined ? {} : { id })}
    name="code"
    label="Code de l’application"
    hint={hint}
    required
    inputMode="numeric"
    autoComplete="one-time-code"
    maxLength={12}
    width="w10"
    error={error}
  />
)
