import { Accessibilite } from '@/components/public/accessibilite'
import { marque } from '@/lib/marque'
import { publicPage } from '@/lib/http/page'

export default publicPage({}, async () => ({ titre: `Accessibilité : ${marque.accessibilite}`, vue: <Accessibilite /> }))
