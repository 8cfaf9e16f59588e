import { LiveBadge } from '@/components/frame/live-badge'
import { Icon, type IconName } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

type MenuLinkProps = { href: string; icon: IconName; label: string; badge?: number; fixe?: boolean }

function MenuLink({ href, icon, label, badge, fixe = false }: MenuLinkProps) {
  return (
    <li>
      <Lien className="menu-row" href={href}>
        <Icon name={icon} className="text-ink-2" />
        {label}
        {badge === undefined ? null : <LiveBadge fixe={fixe} initial={badge} phrases={['non lue', 'non lues']} />}
      </Lien>
    </li>
  )
}

type PersonLinksProps = {
  pastille: number
  administration: { compteId: string } | null
  /** Son cabinet : ses clients, et ses collègues quand elle en est responsable. */
  cabinet: { responsable: boolean } | null
  /** Où écrire au centre de gestion ; `null` pour qui n’écrit nulle part. */
  contact: string | null
  apercu: boolean
}

/** Ce que tient le menu d’un client : ce qui l’attend, lui-même (sauf en aperçu), son compte, où écrire, le chemin du retour. */
export function PersonLinks({ pastille, administration, cabinet, contact, apercu }: PersonLinksProps) {
  return (
    <>
      <ul>
        <MenuLink href={`${routes.accueil()}#a-faire`} icon="list-checks" label="À faire" />
        {apercu ? null : <MenuLink href={routes.profil()} icon="user-round" label="Mon profil" />}
        <MenuLink href={routes.notifications()} icon="bell" label="Mes notifications" badge={pastille} fixe={apercu} />
      </ul>
      {cabinet ? <CabinetLinks responsable={cabinet.responsable} /> : null}
      {administration ? <AdministrationLinks compteId={administration.compteId} /> : null}
      <hr className="mx-0 my-2 border-0 border-t border-line" />
      <ul>
        {contact ? <MenuLink href={contact} icon="messages-square" label="Contact" /> : null}
        <MenuLink href={routes.accueil()} icon="house" label="Retour à mon espace client" />
      </ul>
    </>
  )
}

function CabinetLinks({ responsable }: { responsable: boolean }) {
  return (
    <>
      <p className="px-3 pt-3 pb-1 text-xs/md font-medium text-ink-2" id="menu-cabinet">
        Cabinet
      </p>
      <ul aria-labelledby="menu-cabinet">
        <MenuLink href={routes.clients()} icon="handshake" label="Mes clients" />
        {responsable ? <MenuLink href={routes.collegues()} icon="users" label="Mes collègues" /> : null}
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
