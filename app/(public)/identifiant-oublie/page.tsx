import { ForgottenIdentifiantView } from '@/components/recuperation/forgotten-identifiant-view'
import { publicPage } from '@/doors/page'
import { chercher } from './actions'

export default publicPage({}, async () => ({ titre: null, vue: <ForgottenIdentifiantView action={chercher} /> }))
