import { DES_DONNEES, publication } from '@/doors/post-publication'
import { upload } from '@/doors/upload'
import { FICHE_LABELS } from '@/lib/fiches-dsn/phrases'
import { publishFiche } from '@/lib/fiches-dsn/publish-fiche'
import { PublierFicheForm } from '@/lib/fiches-dsn/schema'
import { routes } from '@/lib/ground/routes'
import * as door from './door'

const { post, tooFast } = publication({
  schema: PublierFicheForm,
  labels: FICHE_LABELS,
  publish: publishFiche,
  drop: async () => undefined,
  lead: () => routes.gestionFichesDsn('publiee'),
  retour: { href: routes.gestionFichesDsn(), label: 'Revenir aux fiches publiées' },
})

export const POST = upload(door.POST, DES_DONNEES, post, tooFast)
