import { ToutSavoir } from '@/components/public/tout-savoir'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: 'Tout savoir sur votre espace client', vue: <ToutSavoir /> }))
