import 'server-only'
import type { NextRequest } from 'next/server'
import { handlers } from './auth'

/** Ce que next-auth peut répondre ; ses autres pages sont en anglais et portent leur propre style. */
const OUVERTES = /^\/api\/auth\/(callback\/credentials|csrf|session)$/

/** La route de next-auth, réduite à callback, csrf et session. Le freinage est dans `openSession`, donc ici aussi. */
export const nextAuthRoute =
  (methode: 'GET' | 'POST') =>
  async (request: NextRequest): Promise<Response> =>
    OUVERTES.test(request.nextUrl.pathname) ? handlers[methode](request) : new Response(null, { status: 404 })
