import { randomUUID } from 'node:crypto'
import { PublishLetterView } from '@/components/publication/publish-letter-view'
import { findDestinataire } from '@/lib/courriers/gestion/queries'
import { page } from '@/doors/page'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { publier } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const destinataire = await findDestinataire(actor, db, search.siren)
  return {
    titre: destinataire && search.forme === 'texte' ? null : 'Publier un courrier',
    vue: <PublishLetterView {...{ search, destinataire, publier }} cle={randomUUID()} aujourdhui={isoDay(maintenant())} />,
  }
})
