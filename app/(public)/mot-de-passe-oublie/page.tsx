import { ForgottenPasswordView } from '@/components/recuperation/forgotten-password-view'
import { publicPage } from '@/doors/page'
import { oublie } from './actions'

export default publicPage({}, async () => ({ titre: null, vue: <ForgottenPasswordView action={oublie} /> }))
