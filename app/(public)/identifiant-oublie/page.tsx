import { IdentifiantOublieBientot } from '@/components/public/bientot-connexion'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: 'Identifiant oublié', vue: <IdentifiantOublieBientot /> }))
