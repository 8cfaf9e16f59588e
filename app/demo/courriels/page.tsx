import { DemoBoxView } from '@/components/courriels/demo-box-view'
import { publicPage } from '@/lib/http/page'
import { listDemoCourriels } from '@/lib/mail/demo-box'

export default publicPage({}, async () => ({ titre: 'Courriels de la démonstration', vue: <DemoBoxView courriels={await listDemoCourriels()} /> }))
