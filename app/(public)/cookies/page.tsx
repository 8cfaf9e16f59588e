import { Cookies } from '@/components/public/cookies'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: 'Cookies', vue: <Cookies /> }))
