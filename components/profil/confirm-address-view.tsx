import { LinkPasswordForm } from '@/components/identite/link-password-form'
import type { FormAction } from '@/lib/ground/form-state'

type ConfirmAddressProps = { action: FormAction; jeton: string; prenom: string; email: string }

/** Le lien de la nouvelle adresse, ouvert : elle devient l’identifiant, avec le mot de passe du compte. */
export const ConfirmAddressView = ({ action, jeton, prenom, email }: ConfirmAddressProps) => (
  <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
    <h1 id="confirmer">{prenom}, confirmez votre nouvelle adresse</h1>
    <p className="lead">
      <b className="wrap-anywhere">{email}</b> deviendra votre identifiant. Vos sessions ouvertes se fermeront, et vous vous connecterez avec elle.
    </p>
    <LinkPasswordForm
      action={action}
      jeton={jeton}
      email={email}
      titre={{ id: 'confirmer', echec: 'Confirmer ma nouvelle adresse' }}
      label="Mot de passe de votre compte"
      bouton="Confirmer cette adresse"
    />
  </div>
)
