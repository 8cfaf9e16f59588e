import { DES_DONNEES, publication } from '@/doors/post-publication'
import { upload } from '@/doors/upload'
import { publishFiche } from '@/lib/fiches-dsn/publish-fiche'
import { DONNEES_LABELS, PublierDonneesForm } from '@/lib/publication/schema'
import { routes } from '@/lib/ground/routes'
import * as door from './door'

const { post, tooFast } = publication({
  schema: PublierDonneesForm,
  labels: DONNEES_LABELS,
  publish: publishFiche,
  lecture: DES_DONNEES,
  lead: () => routes.gestionFichesDsn('publiee'),
  retour: { href: routes.gestionFichesDsn(), label: 'Revenir aux fiches publiées' },
})

export const POST = upload(door.POST, DES_DONNEES, post, tooFast)
