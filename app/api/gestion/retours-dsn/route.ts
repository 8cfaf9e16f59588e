import { DES_DONNEES, publication } from '@/doors/post-publication'
import { upload } from '@/doors/upload'
import { routes } from '@/lib/ground/routes'
import { publishRetour } from '@/lib/retours-dsn/publish-retour'
import { DONNEES_LABELS, PublierDonneesForm } from '@/lib/publication/schema'
import * as door from './door'

const { post, tooFast } = publication({
  schema: PublierDonneesForm,
  labels: DONNEES_LABELS,
  publish: publishRetour,
  lecture: DES_DONNEES,
  lead: () => routes.gestionRetoursDsn('publie'),
  retour: { href: routes.gestionRetoursDsn(), label: 'Revenir aux comptes rendus publiés' },
})

export const POST = upload(door.POST, DES_DONNEES, post, tooFast)
