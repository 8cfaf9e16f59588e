import { Accessibilite } from '@/components/public/accessibilite'
import { marque } from '@/lib/ground/marque'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: `Accessibilité\u00a0: ${marque.accessibilite}`, vue: <Accessibilite /> }))
