import { publication, UN_PDF } from '@/doors/post-publication'
import { upload } from '@/doors/upload'
import { DOCUMENT_LABELS } from '@/lib/copy/publication'
import { publishDocument } from '@/lib/documents/publish-document'
import { PublierDocumentForm } from '@/lib/documents/schema'
import { routes } from '@/lib/ground/routes'
import * as door from './door'

const { post, tooFast } = publication({
  schema: PublierDocumentForm,
  labels: DOCUMENT_LABELS,
  publish: publishDocument,
  lecture: UN_PDF,
  lead: () => routes.gestionDocuments('publie'),
  retour: { href: routes.gestionDocumentNouveau(), label: 'Reprendre l’essai à blanc' },
})

export const POST = upload(door.POST, UN_PDF, post, tooFast)
