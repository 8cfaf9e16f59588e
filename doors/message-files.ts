import 'server-only'
import { dropStaged, type Range, stagePiece } from '@/lib/demandes/pieces/receive-piece'
import { LIMITES, type Refus } from '@/lib/demandes/pieces/rules'
import { readMultipart } from './body'
import type { Lecture } from './upload'

/** Un message arrivé : ses champs, ses fichiers rangés, et ceux qui ne le sont pas avec leur raison. */
export type MessageArrive = { champs: Record<string, string>; ranges: Range[]; refus: Refus[] }

/**
 * Lit un message et ses fichiers, tous dans le même formulaire. Un envoi coupé, ou un seul fichier refusé, n’en garde aucun :
 * la personne corrige et renvoie le tout.
 */
export const MESSAGE: Lecture<{ siren: string }, MessageArrive> = { read: readMessage, drop: ({ ranges }) => dropStaged(ranges) }

async function readMessage({ siren }: { siren: string }, request: Request): Promise<MessageArrive> {
  const ranges: Range[] = []
  const refus: Refus[] = []
  const lu = await readMultipart(
    request,
    { octets: LIMITES.octets, silenceMs: LIMITES.silenceMs, fichiers: LIMITES.parDemande + 1, total: 220_000_000, texte: 1_000_000 },
    async ({ champ, nom, octets, coupe }) => {
      if (nom === '' && octets.length === 0) return
      if (ranges.length >= LIMITES.parDemande) {
        refus.push('nombre')
        return
      }
      const range = coupe ? { refus: 'trop_lourd' as const } : await stagePiece(siren, { champ, nom, octets })
      if ('refus' in range) refus.push(range.refus)
      else ranges.push(range)
    },
  )
  if (lu.refus) refus.push(lu.refus)
  if (refus.length > 0) await dropStaged(ranges.splice(0))
  return { champs: lu.champs, ranges, refus }
}
