import { randomUUID } from 'node:crypto'
import { RegisterView } from '@/components/gestion/register-view'
import { listSujets } from '@/lib/demarches/registre'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import { enregistrer } from './actions'
import * as door from './door'

const TITRE = 'Enregistrer une demande reçue'

export default page(door.page, async () => ({
  titre: null,
  vue: (
    <RegisterView
      titre={TITRE}
      action={enregistrer}
      cle={randomUUID()}
      aujourdhui={isoDay(maintenant())}
      sujets={listSujets().map(({ slug, titre }) => ({ slug, titre }))}
    />
  ),
}))
