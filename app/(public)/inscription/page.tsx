import { InscriptionBientot } from '@/components/public/bientot-connexion'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: 'Se créer un compte', vue: <InscriptionBientot /> }))
