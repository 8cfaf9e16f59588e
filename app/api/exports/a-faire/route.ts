import { file } from '@/doors/file'
import { aFaireFile } from '@/lib/exports/a-faire-file'
import { EXPORT_A_FAIRE_MAX, listAFaire } from '@/lib/a-faire/queries'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import * as door from './door'

export const GET = file(
  door.GET,
  ({ actor, db, search }) => listAFaire(actor, db, isoDay(maintenant()), { ...search, page: 1, taille: EXPORT_A_FAIRE_MAX }),
  aFaireFile,
)
