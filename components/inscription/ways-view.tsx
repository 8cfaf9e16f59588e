import { ButtonLink, buttonClass } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** « Se créer un compte » : comment, et ce qu’il faut avoir sous la main. */
export function WaysView({ netEntreprises }: { netEntreprises: boolean }) {
  return (
    <>
      <div className="mb-8">
        <h1>Se créer un compte</h1>
        <p className="lead">Un seul identifiant, ensuite, pour tous vos SIREN.</p>
      </div>
      <div className="sheet max-w-[40rem]">
        {netEntreprises ? (
          <section className="flex flex-col gap-3 border-b border-line px-5 py-6 md:p-8" aria-labelledby="avec-net-entreprises">
            <h2 id="avec-net-entreprises">Avec Net-entreprises</h2>
            <p>
              C’est simple et rapide{'\u00a0'}: utilisez vos identifiants Net-entreprises. Votre identité est remplie d’avance, et votre SIREN est
              prouvé sans numéro à recopier.
            </p>
            <p>
              <a className={buttonClass({})} href={routes.netEntreprises()}>
                Continuer avec Net-entreprises
              </a>
            </p>
          </section>
        ) : null}
        <section className="flex flex-col gap-3 px-5 py-6 md:p-8" aria-labelledby="compte-carcept-prev">
          <h2 id="compte-carcept-prev">Compte Carcept Prev</h2>
          <p>En 2 étapes{'\u00a0'}: le formulaire d’inscription, puis la certification de votre entreprise.</p>
          <Facts
            tight
            facts={[
              { label: 'À avoir sous la main', value: 'Un courrier de gestion, ou la lettre d’accompagnement du certificat d’adhésion' },
              { label: 'Durée', value: '5 minutes, en une ou plusieurs fois' },
              { label: 'Certification', value: 'Avec votre SIREN et l’identifiant numéro entreprise' },
            ]}
          />
          <p>
            <ButtonLink variant="primary" href={routes.inscriptionCompte()}>
              Créer un compte Carcept Prev
            </ButtonLink>
          </p>
        </section>
        <p className="max-w-none border-t border-line px-5 py-3 text-sm text-ink-2 flex flex-wrap justify-between gap-x-8 gap-y-2">
          <span>
            <b>Vous êtes expert-comptable ou tiers déclarant{'\u202f'}?</b> Votre client vous déclare depuis son espace.
          </span>
          <Lien className="whitespace-nowrap" href={routes.connexion()}>
            J’ai déjà un compte
          </Lien>
        </p>
      </div>
    </>
  )
}
