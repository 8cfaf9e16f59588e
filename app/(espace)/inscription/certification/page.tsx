import { redirect } from 'next/navigation'
import { CertificationView } from '@/components/inscription/certification-view'
import { page } from '@/doors/page'
import { routes } from '@/lib/ground/routes'
import { provenSiren } from '@/lib/identite/net-entreprises'
import { certifier, prouver } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor }) => {
  // Qui administre déjà un compte y ajoute une entreprise : il n’en crée pas un second.
  if (actor.acces.some(({ role }) => role === 'administrateur')) redirect(routes.accueil())
  const { prenom, nom, id } = actor.utilisateur
  return {
    titre: null,
    vue: <CertificationView action={certifier} prove={prouver} prouve={await provenSiren(id)} personne={`${prenom} ${nom}`} />,
  }
})
