import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** Un lien de mot de passe qui a servi, a expiré, ou n’a jamais existé : rien ne dit lequel. */
export function DeadResetLink() {
  return (
    <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
      <h1>Ce lien de mot de passe n’est plus valable</h1>
      <p className="lead">Il a déjà servi, il a plus de trois heures, un autre l’a remplacé, ou il n’a pas été copié en entier.</p>
      <p>
        <Lien href={routes.motDePasseOublie()}>Demandez-en un autre</Lien>, ou <Lien href={routes.connexion()}>connectez-vous</Lien> si vous avez déjà
        choisi votre mot de passe.
      </p>
    </div>
  )
}
