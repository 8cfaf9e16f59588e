import { PlanDuSite } from '@/components/public/plan-du-site'
import { publicPage } from '@/doors/page'

export default publicPage({}, async ({ actor }) => ({ titre: 'Plan du site', vue: <PlanDuSite connecte={actor !== null} /> }))
