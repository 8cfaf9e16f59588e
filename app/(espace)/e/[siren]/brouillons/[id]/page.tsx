import { DraftView } from '@/components/demandes/draft-view'
import { getBrouillon } from '@/lib/demandes/fil/queries'
import { BrouillonParams } from '@/lib/demandes/schema'
import { page } from '@/lib/http/page'

export default page({ right: 'demande:deposer', params: BrouillonParams }, async ({ actor, db, params: { siren, id } }) => {
  const brouillon = await getBrouillon(actor, db, siren, id)
  return { titre: `Brouillon, ${brouillon.objet}`, vue: <DraftView siren={siren} brouillon={brouillon} maintenant={new Date()} /> }
})
