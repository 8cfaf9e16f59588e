import 'server-only'
import type { z } from 'zod'
import type { ProfilFait } from '@/lib/copy/profil'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { clientIp } from '@/lib/ground/store'
import { confirmAdresse, undoAdresse } from '@/lib/identite/change-adresse'
import { signOut } from './auth'
import type { JetonForm, VerificationForm } from '@/lib/identite/schema'
import type { Codes } from '@/lib/identite/second-facteur'

/** La page du profil, qui dit ce qui vient d’y être fait. */
export const toProfil = (fait: ProfilFait) => (): Outcome => ({ vers: routes.profil(fait) })

/** La même, après avoir fermé une session, ou toutes les autres. */
export const afterClosing = ({ suite }: { suite: 'session' | 'sessions' }): Outcome => ({ vers: routes.profil(suite) })

/** Les codes, sur la page même : nulle adresse ne les porte. */
export const showCodes = ({ codes }: Codes): Outcome => ({ status: 'revele', texte: codes.join('\n'), values: {} })

/** Le compte fermé : le cookie s’efface, et la page de connexion le dit. */
export async function afterAccount(): Promise<Outcome> {
  await signOut({ redirect: false })
  return { vers: routes.connexionApres('compte-ferme') }
}

/** La nouvelle adresse confirmée : se connecter avec elle. */
export async function confirmAddress(saisie: z.output<typeof VerificationForm>): Promise<Outcome> {
  await confirmAdresse(saisie, clientIp())
  return { vers: routes.connexionApres('adresse') }
}

/** Le changement annulé : un lien vient de partir à l’adresse d’avant. */
export async function undoAddress(saisie: z.output<typeof JetonForm>): Promise<Outcome> {
  await undoAdresse(saisie, clientIp())
  return { vers: routes.connexionApres('adresse-annulee') }
}
