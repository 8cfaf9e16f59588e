import { DonneesPersonnelles } from '@/components/public/donnees-personnelles'
import { publicPage } from '@/doors/page'

export default publicPage({}, async () => ({ titre: 'Données personnelles', vue: <DonneesPersonnelles /> }))
