import { MotDePasseOublieBientot } from '@/components/public/bientot-connexion'
import { publicPage } from '@/lib/http/page'

export default publicPage({}, async () => ({ titre: 'Mot de passe oublié', vue: <MotDePasseOublieBientot /> }))
