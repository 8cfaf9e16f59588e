import { ClientsView } from '@/components/delegations/clients-view'
import { can } from '@/lib/access/can'
import { countClients, listClients, TAILLE_CLIENTS } from '@/lib/delegations/queries'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { notFound } from '@/lib/ground/errors'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

export default page(door.page, async ({ actor, db, search: { onglet: voulu, q, page } }) => {
  const { cabinet } = actor
  if (!cabinet) throw notFound()
  const comptes = await countClients(db, cabinet.id)
  const onglet = voulu ?? (comptes.attente > 0 ? 'attente' : 'cours')
  const clients = await listClients(actor, db, cabinet.id, { onglet, q, page })
  return {
    titre: 'Mes clients',
    vue: (
      <ClientsView
        cabinet={cabinet.raisonSociale}
        clients={clients}
        comptes={comptes}
        onglet={onglet}
        q={q}
        ici={pageOf(clients[0]?.total ?? 0, page, TAILLE_CLIENTS)}
        aujourdhui={isoDay(maintenant())}
        repond={can(actor, 'cabinet:administrer')}
      />
    ),
  }
})
