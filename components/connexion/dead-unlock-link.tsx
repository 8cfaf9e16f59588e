import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** Un lien de déblocage qui a servi, a expiré, ou n’a jamais existé : rien ne dit lequel. */
export const DeadUnlockLink = () => (
  <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
    <h1>Ce lien de déblocage n’est plus valable</h1>
    <p className="lead">Il a déjà servi, il a plus de 24 heures, un autre l’a remplacé, ou il n’a pas été copié en entier.</p>
    <p>
      Attendez un quart d’heure puis <Lien href={routes.connexion()}>connectez-vous</Lien>, ou{' '}
      <Lien href={routes.motDePasseOublie()}>choisissez un nouveau mot de passe</Lien>.
    </p>
  </div>
)
