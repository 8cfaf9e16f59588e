import 'server-only'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { clientIp } from '@/lib/ground/store'
import { deviceToken } from '@/lib/identite/appareil'
import { deviceCookieName } from '@/lib/identite/cookie'
import { unlockByLink } from '@/lib/identite/deblocage'
import type { JetonForm } from '@/lib/identite/schema'
import { rememberDevice } from './auth'

/** Le lien d’une connexion ralentie, ouvert : elle repart, et cet appareil est désormais connu. Reste à se connecter. */
export async function unlock({ jeton }: z.output<typeof JetonForm>): Promise<Outcome> {
  const appareil = deviceToken((await cookies()).get(deviceCookieName())?.value)
  const gestion = await unlockByLink({ jeton }, clientIp(), appareil)
  await rememberDevice(appareil)
  return { vers: gestion ? routes.connexionGestion() : routes.connexionApres('deblocage') }
}
