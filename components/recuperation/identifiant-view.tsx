import { ButtonLink } from '@/components/ui/button'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** L’identifiant retrouvé. */
export function IdentifiantView({ identifiant }: { identifiant: string }) {
  return (
    <div className="max-w-[34rem]">
      <div className="mb-8">
        <p className="mb-1 text-sm/md text-ink-2">Identifiant oublié</p>
        <h1>Votre identifiant</h1>
      </div>
      <p className="sheet p-5 text-lg wrap-anywhere">
        <b>{identifiant}</b>
      </p>
      <p className="text-sm text-ink-2 mt-3">Un e-mail vient de vous prévenir qu’il a été affiché. Cette page se ferme dans un quart d’heure.</p>
      <p className="actions mt-6">
        <ButtonLink variant="primary" href={routes.connexion()}>
          Se connecter
        </ButtonLink>
        <Lien className="button button--quiet" href={routes.motDePasseOublie()}>
          Mot de passe oublié{'\u202f'}?
        </Lien>
      </p>
    </div>
  )
}
