import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** Un lien d’invitation qui a servi, a expiré, ou n’a jamais existé : rien ne dit lequel. */
export function LienPerime() {
  return (
    <div className="max-w-120 [&_.errors]:mt-5 [&_.errors]:mb-0">
      <h1>Cette invitation n’est plus valable</h1>
      <p className="lead">Il a déjà servi, il a expiré, ou il n’a pas été copié en entier.</p>
      <p>
        Si vous avez déjà choisi votre mot de passe, <Lien href={routes.connexionGestion()}>connectez-vous</Lien>. Sinon, demandez une nouvelle
        invitation à la personne qui administre le portail.
      </p>
    </div>
  )
}
