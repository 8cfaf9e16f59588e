import { z } from 'zod'
import { Faq } from '@/components/public/faq'
import { publicPage } from '@/doors/page'
import { publicOf } from '@/lib/presentation/rules'

export default publicPage({ search: z.object({ q: z.string().max(200).catch('') }) }, async ({ search, actor }) => ({
  titre: 'Aide et questions fréquentes',
  vue: <Faq recherche={search.q} client={actor !== null && publicOf(actor) !== null} />,
}))
