import { Conditions } from '@/components/public/conditions'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: 'Conditions d’utilisation', vue: <Conditions /> }))
