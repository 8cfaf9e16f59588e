import 'server-only'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { networkOf } from '@/lib/ground/network'
import { countUse } from '@/lib/identite/throttle'

/** Ce qu’un même réseau peut juger en un jour : le journal ne se remplit pas d’une main. */
export const AVIS = { max: 30, secondes: 86_400 } as const

/**
 * Compte une réponse à « Cela répond-il à votre question ? » : l’entrée et oui ou non, rien de qui répond. Au-delà de sa part, un réseau ne compte plus.
 */
export async function judgeEntree({ entree, utile }: { entree: string; utile: boolean }, ip: string): Promise<{ entree: string }> {
  const nombre = await countUse(systemDb('connexion'), 'avis-aide', networkOf(ip), AVIS)
  if (nombre <= AVIS.max) await asSystem('connexion', (db) => record(db, { systeme: true }, 'aide.jugee', { entree, utile }, { requete: null }))
  return { entree }
}
