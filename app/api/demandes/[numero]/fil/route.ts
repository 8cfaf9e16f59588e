import { readJson } from '@/doors/json'
import { sayFil } from '@/lib/copy/fil'
import { markRead } from '@/lib/demandes/fil/mark-read'
import { getDemande } from '@/lib/demandes/fil/queries'
import { filVivantOf } from '@/lib/demandes/fil/vue'
import * as door from './door'

export const GET = readJson(
  door.GET,
  ({ visit: { objet }, actor, db, search }) => getDemande(actor, db, objet.siren, objet.numero, search.messages, search.avant),
  (demande, visit) => ({ corps: filVivantOf(sayFil(demande)), ...(demande.aLire ? { apres: () => markRead(visit, demande) } : {}) }),
)
