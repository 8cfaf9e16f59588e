import { MotDePasseOublieBientot } from '@/components/public/bientot-connexion'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: 'Mot de passe oublié', vue: <MotDePasseOublieBientot /> }))
