import { LiveBadge } from '@/components/frame/live-badge'
import { Icon, type IconName } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

function MenuLink({ href, icon, label, badge }: { href: string; icon: IconName; label: string; badge?: number }) {
  return (
    <li>
      <Lien className="menu-row" href={href}>
        <Icon name={icon} className="text-ink-2" />
        {label}
        {badge === undefined ? null : <LiveBadge initial={badge} phrases={['non lue', 'non lues']} />}
      </Lien>
    </li>
  )
}

type PersonLinksProps = { pastille: number; administration: { compteId: string } | null; contact: string | null }

/** Ce que tient le menu d’un client : ce qui l’attend, lui-même, son compte, où écrire, le chemin du retour. */
export function PersonLinks({ pastille, administration, contact }: PersonLinksProps) {
  return (
    <>
      <ul>
        <MenuLink href={`${routes.accueil()}#a-faire`} icon="list-checks" label="À faire" />
        <MenuLink href={routes.profil()} icon="user-round" label="Mon profil" />
        <MenuLink href={routes.notifications()} icon="bell" label="Mes notifications" badge={pastille} />
      </ul>
      {administration ? <AdministrationLinks compteId={administration.compteId} /> : null}
      <hr className="mx-0 my-2 border-0 border-t border-line" />
      <ul>
        {contact ? <MenuLink href={contact} icon="messages-square" label="Contact" /> : null}
        <MenuLink href={routes.accueil()} icon="house" label="Retour à mon espace client" />
      </ul>
    </>
  )
}

function AdministrationLinks({ compteId }: { compteId: string }) {
  return (
    <>
      <p className="px-3 pt-3 pb-1 text-xs/md font-medium text-ink-2" id="menu-administration">
        Administration du compte
      </p>
      <ul aria-labelledby="menu-administration">
        <MenuLink href={routes.entreprises(compteId)} icon="building-2" label="Gestion des entreprises" />
        <MenuLink href={routes.utilisateurs(compteId)} icon="users" label="Gestion des utilisateurs" />
        <MenuLink href={routes.experts(compteId)} icon="calculator" label="Gestion des experts-comptables et tiers déclarants" />
      </ul>
    </>
  )
}

/** Le menu d’une personne du centre de gestion. */
export function StaffLinks() {
  return (
    <ul>
      <MenuLink href={routes.gestion()} icon="inbox" label="Retour à la bannette" />
    </ul>
  )
}
