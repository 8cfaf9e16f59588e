import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { readBody } from './body'
import { answer, seeOther } from './answers'
import type { Envoi, Lecture } from './upload'
import { backTo } from './post-pieces'
import type { PieceVisee } from '@/lib/demandes/locate'
import { removePiece } from '@/lib/demandes/pieces/remove-piece'

type Input = Pick<Envoi<Visit<'demande:deposer', PieceVisee>>, 'visit'>

/** Les champs d’un formulaire ordinaire, qui disent à quelle étape revenir. */
export const RETOUR: Lecture<unknown, Record<string, string>> = {
  async read(_objet, request) {
    const corps = await readBody(request, { octets: 20_000, silenceMs: 10_000 })
    return 'octets' in corps ? Object.fromEntries(new URLSearchParams(corps.octets.toString('utf8'))) : {}
  },
  drop: async () => undefined,
}

/** Retire une pièce, demandé par le navigateur. */
export async function deletePiece({ visit }: Input): Promise<Response> {
  await removePiece(visit)
  return answer({ retiree: true })
}

/** La même chose par un formulaire ordinaire, qui revient à son étape. */
export async function postRemoval({ visit, arrive }: Input & { arrive: Record<string, string> }): Promise<Response> {
  await removePiece(visit)
  return seeOther(backTo(visit.objet, arrive, []))
}
