import { redirect } from 'next/navigation'
import { CodeView } from '@/components/net-entreprises/code-view'
import { currentArrivee } from '@/doors/arrivee'
import { publicPage } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { give } from './actions'

export default publicPage({}, async () => {
  const arrivee = await currentArrivee()
  if (!arrivee?.utilisateurId) redirect(routes.connexion())
  return { titre: null, vue: <CodeView action={give} prenom={arrivee.prenom} /> }
})
