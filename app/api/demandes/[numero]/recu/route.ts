import { getEnvoi } from '@/lib/demandes/envoi/queries'
import { fileRoute } from '@/lib/http/file-route'
import { makeRecu } from '@/lib/recu/make-recu'
import { RecuParams } from '@/lib/recu/schema'

export const GET = fileRoute(
  { right: 'demande:lire', params: RecuParams },
  ({ actor, db, params }) => getEnvoi(actor, db, params.numero),
  async (envoi) => ({ nom: `accuse-reception-${envoi.demande.numero}.pdf`, type: 'application/pdf', octets: await makeRecu(envoi) }),
)
