import { publication, UN_PDF } from '@/doors/post-publication'
import { upload } from '@/doors/upload'
import { COURRIER_LABELS } from '@/lib/copy/publication'
import { publishCourrier } from '@/lib/courriers/publish-courrier'
import { PublierFichierForm } from '@/lib/courriers/schema'
import { routes } from '@/lib/ground/routes'
import * as door from './door'

const { post, tooFast } = publication({
  schema: PublierFichierForm,
  labels: COURRIER_LABELS,
  publish: publishCourrier,
  lecture: UN_PDF,
  lead: ({ id }) => routes.gestionCourrier(id, 'publie'),
  retour: { href: routes.gestionCourrierNouveau(), label: 'Revenir au courrier à publier' },
})

export const POST = upload(door.POST, UN_PDF, post, tooFast)
