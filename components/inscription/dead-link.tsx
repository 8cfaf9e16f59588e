import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** Un lien d’inscription qui a servi, a expiré, ou n’a jamais existé : rien ne dit lequel. */
export function DeadLink() {
  return (
    <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
      <h1>Ce lien d’inscription n’est plus valable</h1>
      <p className="lead">Il a déjà servi, il a expiré, ou il n’a pas été copié en entier.</p>
      <p>
        Si vous avez déjà confirmé votre adresse, <Lien href={routes.connexion()}>connectez-vous</Lien>
        {'\u00a0'}: vous retrouverez l’étape où vous en étiez. Sinon, <Lien href={routes.inscriptionCompte()}>recommencez l’inscription</Lien>
        {'\u00a0'}: vous recevrez un autre lien.
      </p>
    </div>
  )
}
