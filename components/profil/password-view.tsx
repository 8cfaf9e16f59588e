import { PasswordForm } from '@/components/profil/password-form'
import { ProfilePage } from '@/components/profil/profile-page'
import type { FormAction } from '@/lib/ground/form-state'

/** Changer son mot de passe, en redonnant celui d’aujourd’hui. */
export const PasswordView = ({ action, identifiant }: { action: FormAction; identifiant: string }) => (
  <ProfilePage
    id="changer"
    titre="Changer mon mot de passe"
    lead="Vos autres sessions se ferment, les liens que vous n’avez pas ouverts ne valent plus, et un courriel vous le confirme."
  >
    <PasswordForm action={action} identifiant={identifiant} />
  </ProfilePage>
)
