import { file } from '@/doors/file'
import { makeRecu } from '@/lib/demandes/envoi/make-recu'
import { getEnvoi } from '@/lib/demandes/envoi/queries'
import * as door from './door'

export const GET = file(
  door.GET,
  ({ actor, db, params }) => getEnvoi(actor, db, params.numero),
  async (envoi) => ({ nom: `accuse-reception-${envoi.demande.numero}.pdf`, type: 'application/pdf', octets: await makeRecu(envoi) }),
)
