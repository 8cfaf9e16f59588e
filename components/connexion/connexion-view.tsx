import { GateRoad } from '@/components/connexion/gate-road'
import { type SignInAction, SignInForm } from '@/components/connexion/sign-in-form'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { routes } from '@/lib/ground/routes'

type ConnexionViewProps = {
  action: SignInAction
  retour: string
  /** Pourquoi on est ici, quand ce n’est pas par choix : « Votre session a pris fin après 30 minutes sans geste. » */
  message?: string | null
  /** Net-entreprises est configuré : sans lui, rien ne le propose. */
  netEntreprises: boolean
}

/** La page de connexion des clients. */
export function ConnexionView({ action, retour, message, netEntreprises }: ConnexionViewProps) {
  return (
    <div className="gate">
      <div className="gate__form">
        <h1>Se connecter</h1>
        <p className="lead">Gérez la santé, la prévoyance et la retraite de vos entreprises de transport.</p>
        {message ? (
          <Notice>
            <p>{message}</p>
          </Notice>
        ) : null}
        {netEntreprises ? (
          <section className="gate__block" aria-labelledby="avec-net-entreprises">
            <h2 id="avec-net-entreprises">Avec Net-entreprises</h2>
            <p className="small muted">Les identifiants avec lesquels vous déposez déjà vos DSN.</p>
            <ButtonLink wide href={routes.netEntreprises(retour)}>
              Continuer avec Net-entreprises <Icon name="arrow-right" />
            </ButtonLink>
          </section>
        ) : null}
        <SignInForm action={action} retour={retour} />
        <p className="gate__new">
          <b>Première visite{'\u202f'}?</b> Munissez-vous d’un courrier de gestion, ou de la lettre d’accompagnement du certificat d’adhésion
          {'\u00a0'}: ils portent l’identifiant numéro entreprise demandé à la deuxième étape. <Lien href="/inscription">Se créer un compte</Lien>
        </p>
      </div>
      <GateRoad />
    </div>
  )
}
