import { GateRoad } from '@/components/connexion/gate-road'
import { type SignInAction, SignInForm } from '@/components/connexion/sign-in-form'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { routes } from '@/lib/ground/routes'

type ConnexionViewProps = {
  action: SignInAction
  retour: string
  /** Pourquoi on est ici, quand ce n’est pas par choix : « Votre session a pris fin après 30 minutes sans geste. » */
  message?: string | null
  /** Quelqu’un d’autre peut être devant l’écran : lui offrir de ne pas reprendre. */
  autre?: boolean
  /** Net-entreprises est configuré : sans lui, rien ne le propose. */
  netEntreprises: boolean
}

/** La page de connexion des clients. */
export function ConnexionView({ action, retour, message, autre = false, netEntreprises }: ConnexionViewProps) {
  return (
    <div className="grid gap-10 min-[60rem]:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] min-[60rem]:gap-[clamp(3rem,8vw,8rem)] [&_.alert]:mt-5 [&_.errors]:mt-5 [&_.errors]:mb-0">
      <div>
        <h1>Se connecter</h1>
        <p className="lead">Gérez la santé, la prévoyance et la retraite de vos entreprises de transport.</p>
        {message ? (
          <Notice>
            <p>{message}</p>
            {autre ? (
              <p className="text-sm">
                <Lien href={routes.connexion()}>Ce n’est pas moi{'\u00a0'}: autre compte</Lien>
              </p>
            ) : null}
          </Notice>
        ) : null}
        {netEntreprises ? (
          <section className="mt-8 border-t border-line-strong pt-6 [&_h2]:text-lg/xl [&_h2]:tracking-normal" aria-labelledby="avec-net-entreprises">
            <h2 id="avec-net-entreprises">Avec Net-entreprises</h2>
            <p className="text-sm text-ink-2">Les identifiants avec lesquels vous déposez déjà vos DSN.</p>
            {/* Une adresse qui mène ailleurs : le navigateur y va lui-même. */}
            <a className={buttonClass({ wide: true })} href={routes.netEntreprises(retour)}>
              Continuer avec Net-entreprises <Icon name="arrow-right" />
            </a>
          </section>
        ) : null}
        <SignInForm action={action} retour={retour} />
        <p className="mt-8 rounded-3 border border-line bg-surface px-5 py-4 text-sm/md">
          <b>Première visite{'\u202f'}?</b> Munissez-vous d’un courrier de gestion, ou de la lettre d’accompagnement du certificat d’adhésion
          {'\u00a0'}: ils portent l’identifiant numéro entreprise demandé à la deuxième étape. <Lien href="/inscription">Se créer un compte</Lien>
        </p>
      </div>
      <GateRoad />
    </div>
  )
}
