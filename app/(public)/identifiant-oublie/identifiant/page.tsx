import { redirect } from 'next/navigation'
import { IdentifiantView } from '@/components/recuperation/identifiant-view'
import { publicPage } from '@/doors/page'
import { currentRecovery } from '@/doors/recuperation'
import { routes } from '@/lib/ground/routes'
import { showIdentifiant } from '@/lib/identite/recuperation'

export default publicPage({}, async () => {
  const identifiant = await showIdentifiant(await currentRecovery())
  if (!identifiant) redirect(routes.identifiantOublie())
  return { titre: 'Votre identifiant', vue: <IdentifiantView identifiant={identifiant} /> }
})
