import { DemoCourrielView } from '@/components/courriels/demo-courriel-view'
import { publicPage } from '@/doors/page'
import { CourrielParams, getDemoCourriel } from '@/lib/mail/demo-box'

export default publicPage({ params: CourrielParams }, async ({ params }) => {
  const courriel = await getDemoCourriel(params.id)
  return { titre: courriel.sujet, vue: <DemoCourrielView courriel={courriel} /> }
})
