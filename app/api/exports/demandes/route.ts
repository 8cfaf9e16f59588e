import { file } from '@/doors/file'
import { demandesFile } from '@/lib/exports/demandes-file'
import { exportDemandes } from '@/lib/demandes/queries'
import * as door from './door'

export const GET = file(door.GET, ({ actor, db, search }) => exportDemandes(actor, db, search), demandesFile)
