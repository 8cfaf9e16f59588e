import 'server-only'
import { env } from '@/lib/ground/env'
import { clockGapMs, tellInstant } from '@/lib/ground/clock'
import { log } from '@/lib/ground/log'
import { clients } from './prisma'

/** Au-delà, l’horloge de la machine est dite fausse : rien dans le portail n’en dépend, mais ses journaux et ses voisins, si. */
const ECART_MS = 2000

/**
 * Au démarrage : compare l’horloge de cette machine à celle de la base, et le dit. Base injoignable, la première transaction y suppléera.
 * @throws hors démonstration, quand la base porte un décalage, ou un texte qui permettrait d’en donner un : il ne sert qu’aux essais.
 */
export async function checkClock(): Promise<void> {
  const [lue] = await clients().app.$queryRaw<
    { instant: Date; decale: boolean }[]
  >`SELECT maintenant() AS instant, maintenant() <> now() OR trim(p.prosrc) <> 'SELECT now()' AS decale
    FROM pg_proc p WHERE p.oid = 'maintenant()'::regprocedure`.catch(() => [])
  if (!lue) return
  tellInstant(lue.instant)
  if (lue.decale && !env().DEMO)
    throw new Error('La base porte une heure décalée, qui ne sert qu’aux essais. Rendez à la fonction « maintenant » son texte : SELECT now().')
  const ecart = clockGapMs()
  if (Math.abs(ecart) > ECART_MS)
    log.warn({ ecartMs: ecart }, 'l’horloge de cette machine n’est pas celle de la base : le portail suit la base ; réglez la machine (NTP)')
}
