import { PasswordField } from '@/components/ui/password-field'

/** Le mot de passe d’aujourd’hui, redemandé : champ `actuel`. */
export const CurrentPassword = ({ id, error }: { id?: string; error?: string | undefined }) => (
  <PasswordField
    {...(id === undefined ? {} : { id })}
    name="actuel"
    label="Votre mot de passe d’aujourd’hui"
    hint="Redemandé pour que personne d’autre, devant votre écran, ne le fasse à votre place"
    autoComplete="current-password"
    required
    error={error}
  />
)
