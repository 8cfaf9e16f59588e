import { signOut } from '@/doors/auth'
import { post } from '@/doors/json'
import { leaveProvider } from '@/doors/net-entreprises'
import { routes } from '@/lib/ground/routes'
import { closeSession } from '@/lib/identite/close-session'
import * as door from './door'

export const POST = post(door.POST, async (actor) => {
  if (actor) await closeSession(actor)
  await signOut({ redirect: false })
  const headers = new Headers({
    location: (actor && (await leaveProvider(actor.sessionId))) ?? (actor?.gestion ? routes.connexionGestion() : routes.connexion()),
    'clear-site-data': '"cache", "storage"',
    'cache-control': 'no-store, private',
  })
  return new Response(null, { status: 303, headers })
})
