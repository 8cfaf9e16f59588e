import { redirect } from 'next/navigation'
import { AccountView } from '@/components/inscription/account-view'
import { publicPage } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { start } from './actions'

export default publicPage({}, async ({ actor }) => {
  if (actor) redirect(actor.gestion ? routes.gestion() : routes.accueil())
  return { titre: null, vue: <AccountView action={start} /> }
})
