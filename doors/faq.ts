import 'server-only'
import type { z } from 'zod'
import { judgeEntree } from '@/lib/faq/judge-entree'
import type { AvisForm } from '@/lib/faq/schema'
import { addressOf } from '@/lib/ground/adresse'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { clientIp } from '@/lib/ground/store'

/** Compte l’avis, et revient à l’entrée jugée. */
export async function countAvis({ avis: [entree, dit], q, page }: z.output<typeof AvisForm>): Promise<Outcome> {
  await judgeEntree({ entree, utile: dit === 'oui' }, clientIp())
  return { vers: `${addressOf(routes.faq(), { q: q || undefined, page, merci: entree })}#${entree}` }
}
