import { publication, UN_PDF } from '@/doors/post-publication'
import { upload } from '@/doors/upload'
import { DOCUMENT_LABELS } from '@/lib/copy/publication'
import { publishDocument } from '@/lib/documents/publish-document'
import { PublierDocumentForm } from '@/lib/documents/schema'
import { routes } from '@/lib/ground/routes'
import { dropFile } from '@/lib/publication/receive-file'
import * as door from './door'

const { post, tooFast } = publication({
  schema: PublierDocumentForm,
  labels: DOCUMENT_LABELS,
  publish: publishDocument,
  drop: dropFile,
  lead: () => routes.gestionDocuments('publie'),
  retour: { href: routes.gestionDocumentNouveau(), label: 'Reprendre l’essai à blanc' },
})

export const POST = upload(door.POST, UN_PDF, post, tooFast)
