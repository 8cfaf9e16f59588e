import { NetEntreprisesBientot } from '@/components/public/bientot-connexion'
import { publicPage } from '@/lib/http/page'

export default publicPage({}, async () => ({ titre: 'Continuer avec Net-entreprises', vue: <NetEntreprisesBientot /> }))
