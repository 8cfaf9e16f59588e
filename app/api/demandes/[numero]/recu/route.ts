import { file } from '@/doors/file'
import { makeRecu } from '@/lib/demandes/envoi/make-recu'
import { getEnvoi } from '@/lib/demandes/envoi/queries'
import * as door from './door'

export const GET = file(
  door.GET,
  ({ actor, db, params, search }) => getEnvoi(actor, db, params.numero, search.envoi),
  async (envoi) => ({
    nom: `accuse-reception-${envoi.demande.numero}${envoi.demande.rang > 1 ? `-envoi-${envoi.demande.rang}` : ''}.pdf`,
    type: 'application/pdf',
    octets: await makeRecu(envoi),
  }),
)
