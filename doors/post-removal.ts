import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { readBody } from './body'
import { answer, type Lecture, seeOther } from './upload'
import { backTo } from './post-pieces'
import type { Lieu } from '@/lib/demandes/pieces/queries'
import { removePiece } from '@/lib/demandes/pieces/remove-piece'

type Input = { actor: Actor; lieu: Lieu; params: { id: string } }

/** Les champs d’un formulaire ordinaire, qui disent à quelle étape revenir. */
export const RETOUR: Lecture<Lieu, Record<string, string>> = {
  async read(_lieu, request) {
    const corps = await readBody(request, { octets: 20_000, silenceMs: 10_000 })
    return 'octets' in corps ? Object.fromEntries(new URLSearchParams(corps.octets.toString('utf8'))) : {}
  },
  drop: async () => undefined,
}

/** Retire une pièce, demandé par le navigateur. */
export async function deletePiece({ actor, lieu, params }: Input): Promise<Response> {
  await removePiece(actor, lieu, params.id)
  return answer({ retiree: true })
}

/** La même chose par un formulaire ordinaire, qui revient à son étape. */
export async function postRemoval({ actor, lieu, params, arrive }: Input & { arrive: Record<string, string> }): Promise<Response> {
  await removePiece(actor, lieu, params.id)
  return seeOther(backTo(lieu, arrive, []))
}
