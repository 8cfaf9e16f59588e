import { IdentifiantOublieBientot } from '@/components/public/bientot-connexion'
import { publicPage } from '@/lib/http/page'

export default publicPage({}, async () => ({ titre: 'Identifiant oublié', vue: <IdentifiantOublieBientot /> }))
