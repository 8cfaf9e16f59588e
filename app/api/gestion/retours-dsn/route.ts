import { DES_DONNEES, publication } from '@/doors/post-publication'
import { upload } from '@/doors/upload'
import { FICHE_LABELS } from '@/lib/fiches-dsn/phrases'
import { routes } from '@/lib/ground/routes'
import { publishRetour } from '@/lib/retours-dsn/publish-retour'
import { PublierRetourForm } from '@/lib/retours-dsn/schema'
import * as door from './door'

const { post, tooFast } = publication({
  schema: PublierRetourForm,
  labels: FICHE_LABELS,
  publish: publishRetour,
  drop: async () => undefined,
  lead: () => routes.gestionRetoursDsn('publie'),
  retour: { href: routes.gestionRetoursDsn(), label: 'Revenir aux comptes rendus publiés' },
})

export const POST = upload(door.POST, DES_DONNEES, post, tooFast)
