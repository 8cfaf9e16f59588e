import { redirect } from 'next/navigation'
import { NewPasswordView } from '@/components/recuperation/new-password-view'
import { publicPage } from '@/doors/page'
import { currentRecovery } from '@/doors/recuperation'
import { routes } from '@/lib/ground/routes'
import { choisir } from './actions'

export default publicPage({}, async () => {
  const chemin = await currentRecovery()
  if (chemin?.usage !== 'mot_de_passe' || !chemin.reussie) redirect(routes.motDePasseOublie())
  return { titre: null, vue: <NewPasswordView action={choisir} /> }
})
