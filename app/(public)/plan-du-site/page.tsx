import { PlanDuSite } from '@/components/public/plan-du-site'
import { isNetEntreprisesOffered } from '@/doors/arrivee'
import { publicPage } from '@/doors/page'

export default publicPage({}, async ({ actor }) => ({
  titre: 'Plan du site',
  vue: <PlanDuSite netEntreprises={isNetEntreprisesOffered()} connecte={actor !== null} />,
}))
