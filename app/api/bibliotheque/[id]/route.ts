import { download } from '@/doors/download'
import { getFichierModele } from '@/lib/bibliotheque/queries'
import { openFichier } from '@/lib/demandes/pieces/open-piece'
import * as door from './door'

// Le même pour tous : le lire ne laisse aucune trace.
export const GET = download(
  door.GET,
  (_actor, db, { id }) => getFichierModele(db, id),
  openFichier,
  async () => undefined,
)
