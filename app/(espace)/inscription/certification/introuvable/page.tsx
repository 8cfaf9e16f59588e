import { NotFoundView } from '@/components/inscription/not-found-view'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async () => ({ titre: 'Entreprise ou numéro introuvable', vue: <NotFoundView /> }))
