import { securityText } from '@/lib/sante/security-text'
import { maintenant } from '@/lib/ground/clock'

/** Où signaler une faille. Ouvert à tous, ne lit rien. */
export const GET = (): Response =>
  new Response(securityText(maintenant()), { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } })
