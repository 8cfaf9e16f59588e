import { BrandMark } from '@/components/frame/brand-mark'
import type { Espace } from '@/components/frame/frame'
import { NameMenu } from '@/components/frame/name-menu'
import { PersonLinks, StaffLinks } from '@/components/frame/name-menu-links'
import { SignOutForm } from '@/components/frame/sign-out-form'
import { LiveBadge } from '@/components/frame/live-badge'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { pageOfAide } from '@/lib/faq/aide'
import { routes } from '@/lib/ground/routes'
import { marque } from '@/lib/ground/marque'

const HOMES = { public: routes.racine(), client: routes.accueil(), gestion: routes.gestion() } as const satisfies Record<Espace, string>

type FrameHeaderProps = {
  personne: { prenom: string; nom: string } | null
  espace: Espace
  pastille: number
  administration: { compteId: string } | null
  chemin?: string
}

/** L’en-tête : la marque mène à l’accueil, puis « Mes demandes », l’aide et le nom avec son menu. */
export function FrameHeader({ personne, espace, pastille, administration, chemin }: FrameHeaderProps) {
  const ici = chemin?.split('?')[0]
  const current = (href: string) => (ici === href ? 'page' : undefined)
  return (
    <header className="header">
      <div className="wrap header__in">
        <Lien className="brand" href={HOMES[espace]}>
          <BrandMark />
          <span>
            <span className="brand__name">
              {marque.nomFort} <i>{marque.nomLeger}</i>
            </span>
            <span className="brand__place">{marque.lieu[espace]}</span>
          </span>
          <span className="sr">, accueil</span>
        </Lien>
        <nav className="header__nav" aria-label="Navigation principale">
          {espace === 'client' ? (
            <Lien className="navlink" href={routes.demandes()} aria-current={current(routes.demandes())}>
              <Icon name="messages-square" />
              <span className="navlink__word">Mes demandes</span>
              <LiveBadge initial={pastille} phrases={['notification dans Mes demandes', 'notifications dans Mes demandes']} />
            </Lien>
          ) : null}
          {espace === 'gestion' && personne ? (
            <Lien className="navlink" href={routes.gestion()} aria-current={current(routes.gestion())}>
              <Icon name="inbox" />
              <span className="navlink__word">Bannette</span>
            </Lien>
          ) : (
            <HelpLink named={espace === 'public'} href={routes.faq(pageOfAide(chemin))} current={current(routes.faq())} />
          )}
          {personne ? (
            <NameMenu nom={`${personne.prenom} ${personne.nom}`}>
              {espace === 'gestion' ? <StaffLinks /> : <PersonLinks pastille={pastille} administration={administration} />}
              <div className="menu__out">
                <SignOutForm />
              </div>
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
