import { ClientsView } from '@/components/delegations/clients-view'
import { countClients, listClients, TAILLE_CLIENTS } from '@/lib/delegations/queries'
import { notFound } from '@/lib/ground/errors'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const { cabinet } = actor
  if (!cabinet) throw notFound()
  const comptes = await countClients(db, cabinet.id)
  const onglet = search.onglet ?? (comptes.attente > 0 ? 'attente' : 'cours')
  const ici = pageOf(comptes[onglet], search.page, TAILLE_CLIENTS)
  const clients = await listClients(actor, db, cabinet.id, onglet, ici.page)
  return {
    titre: 'Mes clients',
    vue: <ClientsView cabinet={cabinet.raisonSociale} clients={clients} comptes={comptes} onglet={onglet} ici={ici} />,
  }
})
