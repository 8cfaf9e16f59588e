import { randomUUID } from 'node:crypto'
import { RegisterView } from '@/components/gestion/register-view'
import { listSujets } from '@/lib/demarches/registre'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { page } from '@/doors/page'
import { enregistrer } from './actions'
import * as door from './door'

export default page(door.page, async () => ({
  titre: 'Enregistrer une demande reçue',
  vue: (
    <RegisterView
      action={enregistrer}
      cle={randomUUID()}
      aujourdhui={isoDay(maintenant())}
      sujets={listSujets().map(({ slug, titre }) => ({ slug, titre }))}
    />
  ),
}))
