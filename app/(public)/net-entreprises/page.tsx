import { NetEntreprisesBientot } from '@/components/public/bientot-connexion'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: 'Continuer avec Net-entreprises', vue: <NetEntreprisesBientot /> }))
