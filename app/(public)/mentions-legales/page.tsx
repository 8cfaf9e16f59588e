import { MentionsLegales } from '@/components/public/mentions-legales'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: 'Mentions légales', vue: <MentionsLegales /> }))
