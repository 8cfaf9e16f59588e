import { fileRoute } from '@/lib/http/file-route'
import { makeRecu } from '@/lib/recu/make-recu'
import { getRecu } from '@/lib/recu/queries'
import { RecuParams } from '@/lib/recu/schema'

export const GET = fileRoute(
  { right: 'demande:lire', params: RecuParams },
  ({ actor, db, params }) => getRecu(actor, db, params.numero),
  async (recu) => ({ nom: `accuse-reception-${recu.numero}.pdf`, type: 'application/pdf', octets: await makeRecu(recu) }),
)
