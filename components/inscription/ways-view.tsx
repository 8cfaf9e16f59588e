import type { ReactNode } from 'react'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { type Fact, Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** « Se créer un compte » : comment, et ce qu’il faut avoir sous la main. */
export function WaysView({ netEntreprises }: { netEntreprises: boolean }) {
  return (
    <>
      <div className="mb-8">
        <h1>Se créer un compte</h1>
        <p className="lead">{netEntreprises ? 'Deux solutions s’offrent à vous. Ensuite, un' : 'Un'} seul identifiant pour tous vos SIREN.</p>
      </div>
      <div className={`sheet ${netEntreprises ? '' : 'max-w-[40rem]'}`}>
        <div className={netEntreprises ? 'grid md:grid-cols-2' : ''}>
          {netEntreprises ? (
            <Way
              id="avec-net-entreprises"
              titre="Avec Net-entreprises"
              texte={`C’est simple et rapide\u00a0: utilisez vos identifiants Net-entreprises pour vous connecter.`}
              faits={[
                { label: 'À avoir sous la main', value: 'Les identifiants avec lesquels vous déposez vos DSN' },
                { label: 'Durée', value: '3 minutes, votre identité est remplie d’avance' },
                { label: 'Certification', value: `Faite par Net-entreprises pour ce SIREN\u202f; les autres s’ajoutent ensuite` },
              ]}
            >
              <a className={buttonClass({})} href={routes.netEntreprises()}>
                Continuer avec Net-entreprises
                <Icon name="arrow-right" className="max-lg:hidden" />
              </a>
            </Way>
          ) : null}
          <Way
            id="compte-carcept-prev"
            titre="Compte Carcept Prev"
            texte={`En 2 étapes\u00a0: le formulaire d’inscription, puis la certification de votre entreprise.`}
            faits={[
              { label: 'À avoir sous la main', value: 'Un courrier de gestion, ou la lettre d’accompagnement du certificat d’adhésion' },
              { label: 'Durée', value: '5 minutes, en une ou plusieurs fois' },
              { label: 'Certification', value: 'Avec votre SIREN et l’identifiant numéro entreprise' },
            ]}
          >
            <ButtonLink variant="primary" href={routes.inscriptionCompte()}>
              Créer un compte Carcept Prev
            </ButtonLink>
          </Way>
        </div>
        <p className="max-w-none border-t border-line px-5 py-3 text-sm text-ink-2 flex flex-wrap justify-between gap-x-8 gap-y-2 md:px-8">
          <span>
            <b>Vous êtes expert-comptable ou tiers déclarant{'\u202f'}?</b> Votre client vous déclare depuis son espace{'\u00a0'}: le lien de
            l’invitation crée votre compte.
          </span>
          <Lien className="whitespace-nowrap" href={routes.connexion()}>
            J’ai déjà un compte
          </Lien>
        </p>
      </div>
    </>
  )
}

type WayProps = { id: string; titre: string; texte: string; faits: readonly Fact[]; children: ReactNode }

/** Une des voies : ce qu’elle demande, puis son bouton, au bas de sa colonne. */
const Way = ({ id, titre, texte, faits, children }: WayProps) => (
  <section
    className="flex flex-col gap-3 px-5 py-6 not-first:border-t not-first:border-line md:p-8 md:not-first:border-t-0 md:not-first:border-l"
    aria-labelledby={id}
  >
    <h2 id={id}>{titre}</h2>
    <p>{texte}</p>
    <Facts tight facts={faits} />
    <p className="mt-auto pt-2">{children}</p>
  </section>
)
