import { RenounceView } from '@/components/delegations/renounce-view'
import { readClient } from '@/lib/identite/read-client'
import { page } from '@/doors/page'
import { renoncer } from './actions'
import * as door from './door'

export default page(door.page, async ({ visit }) => ({ titre: null, vue: <RenounceView client={await readClient(visit)} action={renoncer} /> }))
