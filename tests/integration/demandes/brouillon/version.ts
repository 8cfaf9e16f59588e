import type { Actor } from '@/lib/access/actor'
import { resumeAt } from '@/lib/demandes/brouillon/rules'
import { judgeBrouillon } from '@/lib/demandes/brouillon/touch-brouillon'
import { brouillonOf } from './people'

/** Ce que la page d’un brouillon en dit : où le reprendre. */
export async function readJugement(actor: Actor, id: string) {
  const brouillon = await brouillonOf(actor, id)
  const jugement = judgeBrouillon(brouillon, brouillon.raws)
  return { reprendre: resumeAt(brouillon.demarche, brouillon.vues, jugement), complet: jugement.complet }
}
