import { GateRoad } from '@/components/connexion/gate-road'
import { ButtonLink } from '@/components/ui/button'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** « Espace client Entreprise » : les deux entrées, pour qui a un compte et pour qui n’en a pas. */
export function PorteEntree() {
  return (
    <div className="grid gap-10 min-[60rem]:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] min-[60rem]:gap-[clamp(3rem,8vw,8rem)] [&_.alert]:mt-5 [&_.errors]:mt-5 [&_.errors]:mb-0">
      <div>
        <h1>Espace client Entreprise</h1>
        <p className="lead">Santé, prévoyance et retraite de vos entreprises de transport, tous SIREN réunis.</p>
        <section className="mt-8 border-t border-line-strong pt-6 [&_h2]:text-lg/xl [&_h2]:tracking-normal" aria-labelledby="j-ai-un-compte">
          <h2 id="j-ai-un-compte">Vous avez un compte</h2>
          <p className="text-sm text-ink-2">Avec l’adresse e-mail et le mot de passe choisis à sa création.</p>
          <ButtonLink wide variant="primary" href={routes.connexion()}>
            Se connecter
          </ButtonLink>
        </section>
        <section className="mt-8 border-t border-line-strong pt-6 [&_h2]:text-lg/xl [&_h2]:tracking-normal" aria-labelledby="premiere-visite">
          <h2 id="premiere-visite">Première visite</h2>
          <p className="text-sm text-ink-2">
            En 2 étapes, un courrier de gestion ou la lettre d’accompagnement du certificat d’adhésion sous la main.
          </p>
          <ButtonLink wide href={routes.inscription()}>
            Se créer un compte
          </ButtonLink>
        </section>
        <p className="mt-8 rounded-3 border border-line bg-surface px-5 py-4 text-sm/md">
          <Lien href={routes.toutSavoir()}>Tout savoir sur votre espace client</Lien>, en images
        </p>
      </div>
      <GateRoad />
    </div>
  )
}
