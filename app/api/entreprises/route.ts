import { SwitcherSearch } from '@/lib/entreprises/schema'
import { route } from '@/doors/route'
import { searchEntreprises } from '@/lib/portefeuille/queries'

export const GET = route({ right: 'portefeuille:voir', search: SwitcherSearch }, ({ actor, db, search }) =>
  searchEntreprises(actor, db, search.q, search.recentes),
)
