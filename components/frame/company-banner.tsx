import { CompanySwitcher } from '@/components/frame/company-switcher'
import { PortfolioFace } from '@/components/frame/portfolio-face'
import { Lien } from '@/components/ui/lien'
import { PlaqueFace, toCouleur } from '@/components/ui/plaque'
import type { CodeUnivers } from '@/components/ui/univers'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { routes } from '@/lib/ground/routes'

export type EntrepriseChoisie = {
  siren: string
  raisonSociale: string
  couleur: number
  /** Phrase : « Vous êtes administratrice ». */
  role: string
  pourLeCompteDe: string | null
  univers: readonly CodeUnivers[]
  /** Vrai sur l’accueil de l’entreprise : les univers restent alors sur téléphone. */
  accueil: boolean
}

export type Portefeuille = { nombre: number; role: string }

type CompanyBannerProps = {
  entreprise: EntrepriseChoisie | null
  portefeuille: Portefeuille | null
  plusieursEntreprises: boolean
  administration: { compteId: string; ajouter: boolean } | null
}

// Le portefeuille prend la huitième couleur, la plus neutre.
const PORTFOLIO_COLOUR = 8

/** Le bandeau qui dit toujours pour quelle entreprise on travaille. Avec une seule entreprise, la plaque n’est pas un bouton. */
export function CompanyBanner({ entreprise, portefeuille, plusieursEntreprises, administration }: CompanyBannerProps) {
  const couleur = entreprise ? toCouleur(entreprise.couleur) : PORTFOLIO_COLOUR
  const face = entreprise ? (
    <PlaqueFace
      siren={entreprise.siren}
      nom={entreprise.raisonSociale}
      avant={plusieursEntreprises ? <span className="sr">Changer d’entreprise. Entreprise choisie&nbsp;: </span> : null}
    />
  ) : (
    <PortfolioFace nombre={portefeuille?.nombre ?? 0} cliquable={plusieursEntreprises} />
  )
  return (
    <section
      className={entreprise?.accueil ? 'company company--home' : 'company'}
      data-co={couleur}
      aria-label={entreprise ? 'Entreprise choisie' : 'Portefeuille'}
    >
      <div className="wrap company__in">
        {plusieursEntreprises ? (
          <CompanySwitcher couleur={couleur} siren={entreprise?.siren ?? null} compteId={administration?.ajouter ? administration.compteId : null}>
            {face}
          </CompanySwitcher>
        ) : (
          <span className="plaque" data-co={couleur}>
            {face}
          </span>
        )}
        <Role phrase={entreprise?.role ?? portefeuille?.role ?? ''} pourLeCompteDe={entreprise?.pourLeCompteDe ?? null} />
        {entreprise && entreprise.univers.length > 0 ? <UniversLinks entreprise={entreprise} /> : null}
      </div>
    </section>
  )
}

function Role({ phrase, pourLeCompteDe }: { phrase: string; pourLeCompteDe: string | null }) {
  const [, debut = '', role = ''] = /^(Vous êtes )(.+)$/.exec(phrase) ?? ['', phrase, '']
  return (
    <p className="company__role">
      {debut}
      {role ? <strong>{role}</strong> : null}
      {pourLeCompteDe ? (
        <>
          , pour le compte de <strong>{pourLeCompteDe}</strong>
        </>
      ) : null}
    </p>
  )
}

function UniversLinks({ entreprise }: { entreprise: EntrepriseChoisie }) {
  return (
    <nav className="company__univers" aria-label="Univers">
      <ul>
        {entreprise.univers.map((code) => (
          <li key={code}>
            <Lien className={`univers univers--${code}`} href={routes.univers(entreprise.siren, code)}>
              <span>
                <span className="sr">Univers </span>
                {UNIVERS_NOMS[code]}
              </span>
            </Lien>
          </li>
        ))}
      </ul>
    </nav>
  )
}
