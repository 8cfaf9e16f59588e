import { MentionsLegales } from '@/components/public/mentions-legales'
import { publicPage } from '@/lib/http/page'

export default publicPage({}, async () => ({ titre: 'Mentions légales', vue: <MentionsLegales /> }))
