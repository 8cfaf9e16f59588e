import { NoNumberView } from '@/components/inscription/no-number-view'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async () => ({ titre: 'Sans numéro entreprise', vue: <NoNumberView /> }))
