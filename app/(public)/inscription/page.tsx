import { InscriptionBientot } from '@/components/public/bientot-connexion'
import { publicPage } from '@/lib/http/page'

export default publicPage({}, async () => ({ titre: 'Se créer un compte', vue: <InscriptionBientot /> }))
