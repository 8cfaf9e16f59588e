import { SearchView } from '@/components/recherche/search-view'
import { page } from '@/doors/page'
import { looksSensible } from '@/lib/ground/sensible'
import { readRecherche } from '@/lib/recherche/read-recherche'
import { boundOf } from '@/lib/recherche/rules'
import * as door from './door'

export default page(door.page, async ({ actor, db, search }) => {
  // Une adresse écrite à la main : ce qui n’aurait pas dû y être n’est ni cherché ni redit.
  const tue = looksSensible(search.q)
  const { cherche, borne } = boundOf(tue ? '' : search.q)
  const lue = tue ? { ...search, q: '', avis: tue } : search
  return {
    titre: 'Recherche',
    vue: <SearchView search={lue} cherche={cherche} borne={borne} trouves={cherche ? await readRecherche(actor, db, cherche, search.siren) : []} />,
  }
})
