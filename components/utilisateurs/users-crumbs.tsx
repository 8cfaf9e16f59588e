import { Crumbs } from '@/components/ui/crumbs'
import { routes } from '@/lib/ground/routes'

/** Le fil d’Ariane sous « Gestion des utilisateurs et experts-comptables ». */
export const UsersCrumbs = ({ compteId, via = [] }: { compteId: string; via?: readonly { href: string; label: string }[] }) => (
  <Crumbs
    items={[
      { href: routes.accueil(), label: 'Accueil' },
      { href: routes.utilisateurs(compteId), label: 'Gestion des utilisateurs et experts-comptables' },
      ...via,
    ]}
  />
)
