import { ActForm } from '@/components/ui/act-form'
import type { FormAction } from '@/lib/ground/form-state'
import type { Annulation } from '@/lib/utilisateurs/rules'

/** Le lien de l’ancienne adresse, ouvert : ce qui s’ensuit est dit avant le bouton. */
export const UndoAddressView = ({ action, jeton, annulation: { prenom, email, avant, confirme } }: UndoAddressProps) => (
  <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
    <h1>{prenom}, annulez ce changement d’adresse</h1>
    <p className="lead">
      {confirme ? 'Votre identifiant est devenu ' : 'Quelqu’un a demandé que votre identifiant devienne '}
      <b className="wrap-anywhere">{email}</b>. Si ce n’était pas vous, quelqu’un connaît votre mot de passe.
    </p>
    <p className="mb-6">
      En annulant, votre identifiant {confirme ? 'redevient' : 'reste'} <b className="wrap-anywhere">{avant}</b>, toutes les sessions se ferment,
      votre mot de passe ne vaut plus, et un courriel vous en fait choisir un autre.
    </p>
    <ActForm action={action} cache={{ jeton }} bouton="Annuler le changement et protéger mon compte" primary />
  </div>
)

type UndoAddressProps = { action: FormAction; jeton: string; annulation: Annulation }
