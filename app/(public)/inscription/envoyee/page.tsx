import { LinkSentView } from '@/components/inscription/link-sent-view'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: 'Ouvrez le lien reçu', vue: <LinkSentView /> }))
