import { GateRoad } from '@/components/connexion/gate-road'
import { ButtonLink } from '@/components/ui/button'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** « Espace client Entreprise » : les deux entrées, pour qui a un compte et pour qui n’en a pas. */
export function PorteEntree() {
  return (
    <div className="gate">
      <div className="gate__form">
        <h1>Espace client Entreprise</h1>
        <p className="lead">Santé, prévoyance et retraite de vos entreprises de transport, tous SIREN réunis.</p>
        <section className="gate__block" aria-labelledby="j-ai-un-compte">
          <h2 id="j-ai-un-compte">Vous avez un compte</h2>
          <p className="small muted">Avec l’adresse e-mail et le mot de passe choisis à sa création.</p>
          <ButtonLink wide variant="primary" href={routes.connexion()}>
            Se connecter
          </ButtonLink>
        </section>
        <section className="gate__block" aria-labelledby="premiere-visite">
          <h2 id="premiere-visite">Première visite</h2>
          <p className="small muted">En 2 étapes, un courrier de gestion ou la lettre d’accompagnement du certificat d’adhésion sous la main.</p>
          <ButtonLink wide href={routes.inscription()}>
            Se créer un compte
          </ButtonLink>
        </section>
        <p className="gate__new">
          <Lien href={routes.toutSavoir()}>Tout savoir sur votre espace client</Lien>, en images
        </p>
      </div>
      <GateRoad />
    </div>
  )
}
