import { getEnvoi } from '@/lib/demandes/envoi/queries'
import { fileRoute } from '@/doors/file-route'
import { makeRecu } from '@/lib/demandes/envoi/make-recu'
import { RecuParams } from '@/lib/demandes/envoi/recu-schema'

export const GET = fileRoute(
  { right: 'demande:lire', params: RecuParams },
  ({ actor, db, params }) => getEnvoi(actor, db, params.numero),
  async (envoi) => ({ nom: `accuse-reception-${envoi.demande.numero}.pdf`, type: 'application/pdf', octets: await makeRecu(envoi) }),
)
