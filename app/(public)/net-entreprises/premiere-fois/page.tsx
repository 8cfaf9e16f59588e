import { redirect } from 'next/navigation'
import { FirstTimeView } from '@/components/net-entreprises/first-time-view'
import { currentArrivee } from '@/doors/arrivee'
import { publicPage } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { link } from './actions'

export default publicPage({}, async () => {
  const arrivee = await currentArrivee()
  if (!arrivee || arrivee.utilisateurId) redirect(routes.connexion())
  const { prenom, nom, siret } = arrivee
  return { titre: null, vue: <FirstTimeView action={link} personne={`${prenom} ${nom}`.trim()} siret={siret} /> }
})
