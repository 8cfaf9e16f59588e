import { z } from 'zod'
import { Faq } from '@/components/public/faq'
import { publicPage } from '@/doors/page'

export default publicPage({ search: z.object({ q: z.string().max(200).catch('') }) }, async ({ search }) => ({
  titre: 'Aide et questions fréquentes',
  vue: <Faq recherche={search.q} />,
}))
