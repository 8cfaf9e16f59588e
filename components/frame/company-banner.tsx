import { CompanySwitcher } from '@/components/frame/company-switcher'
import { PortfolioFace } from '@/components/frame/portfolio-face'
import { Lien } from '@/components/ui/lien'
import { PlaqueFace, teinte, toCouleur } from '@/components/ui/plaque'
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

const BANDEAU =
  'border-b border-line bg-[color-mix(in_srgb,var(--co)_var(--company-tint),var(--ground))] before:block before:h-1 before:bg-(--co) print:border-0 print:bg-transparent print:before:hidden'

/** Le bandeau qui dit toujours pour quelle entreprise on travaille. Avec une seule entreprise, la plaque n’est pas un bouton. */
export function CompanyBanner({ entreprise, portefeuille, plusieursEntreprises, administration }: CompanyBannerProps) {
  const couleur = entreprise ? toCouleur(entreprise.couleur) : PORTFOLIO_COLOUR
  const face = entreprise ? (
    <PlaqueFace
      siren={entreprise.siren}
      nom={entreprise.raisonSociale}
      avant={plusieursEntreprises ? <span className="sr-only">Changer d’entreprise. Entreprise choisie&nbsp;: </span> : null}
    />
  ) : (
    <PortfolioFace nombre={portefeuille?.nombre ?? 0} cliquable={plusieursEntreprises} />
  )
  return (
    <section className={`company ${BANDEAU} ${teinte(couleur)}`} aria-label={entreprise ? 'Entreprise choisie' : 'Portefeuille'}>
      <div className="wrap grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2 py-3 max-sm:grid-cols-1 min-[60rem]:grid-cols-[auto_1fr_auto] print:pt-0 print:pb-1.5">
        {plusieursEntreprises ? (
          <CompanySwitcher couleur={couleur} siren={entreprise?.siren ?? null} compteId={administration?.ajouter ? administration.compteId : null}>
            {face}
          </CompanySwitcher>
        ) : (
          <span className={`plaque col-span-full justify-self-start max-sm:w-full min-[60rem]:col-auto ${teinte(couleur)}`}>{face}</span>
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
    <p className="text-sm text-ink-2 print:hidden">
      {debut}
      {role ? <strong className="font-medium text-ink">{role}</strong> : null}
      {pourLeCompteDe ? (
        <>
          , pour le compte de <strong className="font-medium text-ink">{pourLeCompteDe}</strong>
        </>
      ) : null}
    </p>
  )
}

function UniversLinks({ entreprise }: { entreprise: EntrepriseChoisie }) {
  return (
    <nav className={`text-sm/md font-medium print:hidden ${entreprise.accueil ? '' : 'max-sm:hidden'}`} aria-label="Univers">
      <ul className="flex flex-wrap gap-x-5">
        {entreprise.univers.map((code) => (
          <li key={code}>
            <Lien
              className={`univers univers--${code} min-h-8 decoration-transparent hover:decoration-current`}
              href={routes.univers(entreprise.siren, code)}
            >
              <span>
                <span className="sr-only">Univers </span>
                {UNIVERS_NOMS[code]}
              </span>
            </Lien>
          </li>
        ))}
      </ul>
    </nav>
  )
}
