import { ResetSentView } from '@/components/recuperation/reset-sent-view'
import { publicPage } from '@/doors/page'
import { maintenant } from '@/lib/ground/clock'

export default publicPage({}, async () => ({ titre: 'Ouvrez l’e-mail reçu', vue: <ResetSentView maintenant={maintenant()} /> }))
