import { Cookies } from '@/components/public/cookies'
import { publicPage } from '@/lib/http/page'

export default publicPage({}, async () => ({ titre: 'Cookies', vue: <Cookies /> }))
