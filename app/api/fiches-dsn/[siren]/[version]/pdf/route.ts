import { file } from '@/doors/file'
import { makeFiche } from '@/lib/fiches-dsn/make-fiche'
import { getFichePapier } from '@/lib/fiches-dsn/queries'
import * as door from './door'

export const GET = file(
  door.GET,
  ({ actor, db, params }) => getFichePapier(actor, db, params),
  async (fiche) => ({ nom: `fiche-dsn-${fiche.siren}-v${fiche.version}.pdf`, type: 'application/pdf', octets: await makeFiche(fiche) }),
)
