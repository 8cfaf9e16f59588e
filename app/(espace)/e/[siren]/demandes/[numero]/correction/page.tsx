import { CorrectionView } from '@/components/demandes/correction-view'
import { correctionScreen } from '@/lib/demandes/correction/screen'
import { getObjet } from '@/lib/demandes/fil/queries'
import { page } from '@/doors/page'
import { corriger } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren, numero }, search }) => {
  const { id, objet } = await getObjet(actor, db, siren, numero)
  const ecran = await correctionScreen(actor, db, { id, siren }, search.verifier === 'oui')
  const titre = `Corriger ${objet}, ${numero}`
  return { titre, vue: <CorrectionView siren={siren} numero={numero} objet={objet} titre={titre} ecran={ecran} action={corriger} /> }
})
