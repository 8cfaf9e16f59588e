import { DonneesPersonnelles } from '@/components/public/donnees-personnelles'
import { publicPage } from '@/lib/http/page'

export default publicPage({}, async () => ({ titre: 'Données personnelles', vue: <DonneesPersonnelles /> }))
