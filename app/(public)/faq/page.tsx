import { Faq } from '@/components/public/faq'
import { publicPage } from '@/doors/page'
import { ENTREES } from '@/lib/faq/generated/entrees'
import { FaqSearch } from '@/lib/faq/schema'
import { searchEntrees } from '@/lib/faq/search'
import { publicOf } from '@/lib/presentation/rules'
import { juger } from './actions'

export default publicPage({ search: FaqSearch }, async ({ search, actor }) => ({
  titre: 'Aide et questions fréquentes',
  vue: (
    <Faq search={search} entrees={search.q ? searchEntrees(search.q) : ENTREES} juger={juger} client={actor !== null && publicOf(actor) !== null} />
  ),
}))
