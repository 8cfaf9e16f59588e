import { fileRoute } from '@/lib/http/file-route'
import { getRecu } from '@/lib/recu/queries'
import { renderRecu } from '@/lib/recu/render-recu'
import { RecuParams } from '@/lib/recu/schema'

export const GET = fileRoute(
  { right: 'demande:lire', params: RecuParams },
  ({ actor, db, params }) => getRecu(actor, db, params.numero),
  async (recu) => ({ nom: `accuse-reception-${recu.numero}.pdf`, type: 'application/pdf', octets: new Uint8Array(await renderRecu(recu)) }),
)
