import { DemoBoxView } from '@/components/courriels/demo-box-view'
import { publicPage } from '@/doors/page'
import { CourrielsSearch, listDemoCourriels } from '@/lib/mail/demo-box'

export default publicPage({ search: CourrielsSearch }, async ({ search: { page } }) => ({
  titre: 'Courriels de la démonstration',
  vue: <DemoBoxView {...(await listDemoCourriels(page))} />,
}))
