import { LetterView } from '@/components/courriers/letter-view'
import { can } from '@/lib/access/can'
import { contratByReference } from '@/lib/contrats/locate'
import { markCourrierRead } from '@/lib/courriers/mark-read'
import { countCourriers, getCourrier, listCourriers, TAILLE_COURRIERS } from '@/lib/courriers/queries'
import { repondreOf } from '@/lib/courriers/repondre'
import { page } from '@/doors/page'
import { maintenant } from '@/lib/ground/clock'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

export default page(door.page, async ({ visit, actor, db, params: { siren, id }, search }) => {
  const courrier = await getCourrier(actor, db, siren, id)
  const comptes = await countCourriers(actor, db, siren, search)
  const ici = pageOf(search.onglet === 'tous' ? comptes.tous : comptes.nonLus, search.page, TAILLE_COURRIERS)
  const voisins = await listCourriers(actor, db, search, ici.page, siren)
  const reference = courrier.contratReference
  const contrat = reference && (await contratByReference(actor, db, { siren, reference })) ? reference : null
  return {
    titre: courrier.objet,
    vue: (
      <LetterView
        {...{ courrier, voisins, search, contrat }}
        total={ici.total}
        repondre={can(actor, 'demande:deposer', { siren, univers: courrier.univers }) ? repondreOf(courrier) : null}
        maintenant={maintenant()}
      />
    ),
    apres: () => markCourrierRead(visit),
  }
})
