import { LettersView } from '@/components/courriers/letters-view'
import { maintenant } from '@/lib/ground/clock'
import { countCourriers, listCourriers, TAILLE_COURRIERS } from '@/lib/courriers/queries'
import { countDemandes } from '@/lib/demandes/queries'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  const { nonLus } = await countCourriers(actor, db)
  const comptes = await countCourriers(actor, db, undefined, search)
  const ici = pageOf(search.onglet === 'tous' ? comptes.tous : comptes.nonLus, search.page, TAILLE_COURRIERS)
  const courriers = await listCourriers(actor, db, search, ici.page)
  const { comptes: demandes } = await countDemandes(actor, db, { onglet: 'toutes', q: '' })
  return {
    titre: 'Mes courriers',
    vue: <LettersView {...{ siren: null, courriers, comptes, nonLus, demandes, search, ici }} maintenant={maintenant()} />,
  }
})
