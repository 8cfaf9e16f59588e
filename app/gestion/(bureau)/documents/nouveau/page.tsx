import { randomUUID } from 'node:crypto'
import { PublishDocumentView } from '@/components/publication/publish-document-view'
import { listFamilles, listVises } from '@/lib/documents/cible'
import { page } from '@/doors/page'
import * as door from './door'

export default page(door.page, async ({ actor, db, search: { portee, cible, univers } }) => {
  const familles = await listFamilles(actor, db)
  const vers = portee && cible && univers ? { portee, cible, univers } : null
  const vises = vers && (await listVises(actor, db, vers))
  return {
    titre: 'Publier un document',
    vue: <PublishDocumentView {...{ familles, vises, vers }} choix={{ portee, cible, univers }} cle={randomUUID()} />,
  }
})
