import { BrandMark } from '@/components/frame/brand-mark'
import type { Espace } from '@/components/frame/frame'
import { NameMenu } from '@/components/frame/name-menu'
import { PersonLinks, StaffLinks } from '@/components/frame/name-menu-links'
import { SignOutForm } from '@/components/frame/sign-out-form'
import { LiveBadge } from '@/components/frame/live-badge'
import { SearchBox } from '@/components/recherche/search-box'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { pageOfAide } from '@/lib/faq/aide'
import { addressOf } from '@/lib/ground/adresse'
import { routes } from '@/lib/ground/routes'
import { marque } from '@/lib/ground/marque'

const HOMES = { public: routes.racine(), client: routes.accueil(), gestion: routes.gestion() } as const satisfies Record<Espace, string>

type FrameHeaderProps = {
  personne: { prenom: string; nom: string } | null
  espace: Espace
  pastille: number
  administration: { compteId: string } | null
  contact: string | null
  cabinet: { responsable: boolean } | null
  /** L’entreprise d’où l’on cherche. */
  siren: string | null
  chemin?: string
  apercu: boolean
}

/** L’en-tête : la marque mène à l’accueil, puis « Mes demandes », l’aide et le nom avec son menu. */
export function FrameHeader({ personne, espace, pastille, administration, cabinet, contact, siren, chemin, apercu }: FrameHeaderProps) {
  const ici = chemin?.split('?')[0]
  const current = (href: string) => (ici === href ? 'page' : undefined)
  const bureau = espace === 'gestion'
  return (
    <header
      className={`relative z-5 border-b print:border-0 print:bg-transparent ${bureau ? 'border-chief bg-chief text-on-chief [--fil:var(--on-chief)] [--focus:var(--on-chief)] [--survol:rgb(255_255_255/.12)]' : 'border-line bg-surface'}`}
    >
      <div className={`wrap flex items-center justify-between gap-4 max-sm:gap-2 print:min-h-0 ${bureau ? 'min-h-14' : 'min-h-17'}`}>
        <Lien className="group inline-flex min-h-target items-center gap-3 text-inherit no-underline max-sm:gap-2" href={HOMES[espace]}>
          <BrandMark className={bureau ? 'size-[2.125rem] fill-on-chief' : undefined} />
          <span>
            <span className="block text-lg/[1.1] font-[720] tracking-[-.022em] whitespace-nowrap group-hover:underline group-hover:decoration-2 group-hover:underline-offset-[.2em] max-sm:leading-none max-[22rem]:sr-only">
              {marque.nomFort} <i className="font-[420] not-italic max-sm:block">{marque.nomLeger}</i>
            </span>
            <span className={`block text-xs/[1.25] whitespace-nowrap max-sm:hidden ${bureau ? 'text-on-chief-2' : 'text-ink-2'}`}>
              {marque.lieu[espace]}
            </span>
          </span>
          <span className="sr-only">, accueil</span>
        </Lien>
        <nav className="flex items-center gap-1 max-sm:gap-0 print:hidden" aria-label="Navigation principale">
          {espace === 'client' ? (
            <>
              {ici === routes.recherche() ? null : (
                <div className="mr-2 max-lg:hidden">
                  <SearchBox small siren={siren} />
                </div>
              )}
              <Lien
                className="navlink lg:hidden"
                href={addressOf(routes.recherche(), { siren: siren ?? undefined })}
                aria-current={current(routes.recherche())}
                aria-label="Rechercher"
                title="Rechercher"
                data-vers-recherche=""
              >
                <Icon name="search" />
              </Lien>
            </>
          ) : null}
          {espace === 'client' ? (
            <Lien className="navlink" href={routes.demandes()} aria-current={current(routes.demandes())}>
              <Icon name="messages-square" />
              <span className="max-[40rem]:sr-only">Mes demandes</span>
              <LiveBadge fixe={apercu} initial={pastille} phrases={['notification dans Mes demandes', 'notifications dans Mes demandes']} />
            </Lien>
          ) : null}
          {espace === 'gestion' && personne ? (
            <Lien className="navlink" href={routes.gestion()} aria-current={current(routes.gestion())}>
              <Icon name="inbox" />
              <span className="max-[40rem]:sr-only">Bannette</span>
            </Lien>
          ) : (
            <HelpLink named={espace === 'public'} href={routes.faq(pageOfAide(chemin))} current={current(routes.faq())} />
          )}
          {personne ? (
            <NameMenu bureau={bureau} nom={`${personne.prenom} ${personne.nom}`}>
              {espace === 'gestion' ? <StaffLinks /> : null}
              {espace === 'client' ? (
                <PersonLinks pastille={pastille} administration={administration} cabinet={cabinet} contact={contact} apercu={apercu} />
              ) : null}
              {apercu ? null : <SignOutForm />}
            </NameMenu>
          ) : null}
          {!personne && !ici?.endsWith('/connexion') ? (
            <Lien className="navlink" href={routes.connexion()}>
              Se connecter
            </Lien>
          ) : null}
        </nav>
      </div>
    </header>
  )
}

function HelpLink({ named, href, current }: { named: boolean; href: string; current: 'page' | undefined }) {
  return named ? (
    <Lien className="navlink" href={href} aria-current={current}>
      <Icon name="circle-question-mark" />
      Aide
    </Lien>
  ) : (
    <Lien className="navlink" href={href} aria-current={current} aria-label="Aide et questions fréquentes" title="Aide et questions fréquentes">
      <Icon name="circle-question-mark" />
    </Lien>
  )
}
