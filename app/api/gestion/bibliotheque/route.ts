import { publication, UN_PDF } from '@/doors/post-publication'
import { upload } from '@/doors/upload'
import { publishModele } from '@/lib/bibliotheque/publish-modele'
import { PublierModeleForm } from '@/lib/bibliotheque/schema'
import { MODELE_LABELS } from '@/lib/copy/publication'
import { routes } from '@/lib/ground/routes'
import * as door from './door'

const { post, tooFast } = publication({
  schema: PublierModeleForm,
  labels: MODELE_LABELS,
  publish: publishModele,
  lecture: UN_PDF,
  lead: () => routes.gestionBibliotheque('publie'),
  retour: { href: routes.gestionBibliotheque(), label: 'Revenir à la bibliothèque' },
})

export const POST = upload(door.POST, UN_PDF, post, tooFast)
