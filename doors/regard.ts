import 'server-only'
import { cookies } from 'next/headers'
import { maintenant } from '@/lib/ground/clock'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { isSecure } from '@/lib/identite/cookie'
import type { Ouvert } from '@/lib/identite/open-regard'
import { openRegard, REGARD_MINUTES, regardCookieName, sealRegard } from '@/lib/identite/regard-cookie'
import { answer } from './answers'
import { currentPerson, isSameOrigin } from './request'

const options = (maxAge: number) => ({ httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/', maxAge }) as const

/** L’accueil, tel que le voit la personne que l’on regarde. */
export async function startRegard({ sessionId, cible }: Ouvert): Promise<Outcome> {
  const bocal = await cookies()
  bocal.set(regardCookieName(), sealRegard(sessionId, cible, maintenant()), options(REGARD_MINUTES * 60))
  return { vers: routes.accueil() }
}

/** Quitte l’aperçu et revient aux utilisateurs du compte. Sans aperçu ouvert, rien à faire : chez soi. */
export async function leaveRegard(): Promise<Response> {
  if (!(await isSameOrigin())) return answer({ message: 'Cette demande ne vient pas du portail.' }, 403)
  const bocal = await cookies()
  const person = await currentPerson()
  const cible = person && openRegard(bocal.get(regardCookieName())?.value, person.sessionId, maintenant())
  bocal.set(regardCookieName(), '', options(0))
  const location = !cible ? routes.racine() : cible.voie === 'membre' ? routes.utilisateurs(cible.compteId) : routes.experts(cible.compteId)
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store, private' } })
}
