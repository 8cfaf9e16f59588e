import { Accessibilite } from '@/components/public/accessibilite'
import { publicPage } from '@/lib/http/page'

export default publicPage({}, async () => ({ titre: 'Accessibilité : partiellement conforme', vue: <Accessibilite /> }))
