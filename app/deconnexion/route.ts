import { post } from '@/doors/json'
import { routes } from '@/lib/ground/routes'
import { closeSession } from '@/lib/identite/close-session'
import { forgetCookie } from '@/lib/identite/cookie'
import * as door from './door'

export const POST = post(door.POST, async (actor) => {
  if (actor) await closeSession(actor)
  const headers = new Headers({
    location: actor?.gestion ? routes.connexionGestion() : routes.connexion(),
    'set-cookie': forgetCookie(),
    'clear-site-data': '"cache", "storage"',
    'cache-control': 'no-store, private',
  })
  return new Response(null, { status: 303, headers })
})
