import { LinksView } from '@/components/retraite/links-view'
import { page } from '@/doors/page'
import { readSorties } from '@/lib/retraite/queries'
import * as door from './door'

export default page(door.page, async ({ db }) => ({ titre: 'Adresses de retraite', vue: <LinksView sorties={await readSorties(db)} /> }))
