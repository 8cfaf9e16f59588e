import 'server-only'
import type { FichierRefuse } from '@/lib/copy/fichiers'
import { dropStaged, type Range, stagePiece } from '@/lib/demandes/pieces/stage-piece'
import { cleanName, LIMITES, type Refus } from '@/lib/demandes/pieces/rules'
import { readMultipart } from './body'
import type { Lecture } from './upload'

/** Un fichier refusé, et son rang parmi ceux du formulaire : le navigateur l’ôte de ce qui est choisi. */
type Refuse = FichierRefuse & { rang: number }

/**
 * Un message arrivé : ses champs, ses fichiers rangés, ceux qui ne le sont pas avec leur raison, les noms des autres, et ce qui a manqué à l’envoi
 * entier.
 */
export type MessageArrive = { champs: Record<string, string>; ranges: Range[]; refuses: Refuse[]; bons: string[]; coupe: Refus | null }

/**
 * Lit un message et ses fichiers, tous dans le même formulaire. Un envoi coupé, ou un seul fichier refusé, n’en garde aucun :
 * la personne corrige et renvoie le tout.
 */
export const MESSAGE: Lecture<{ siren: string }, MessageArrive> = {
  read: readMessage,
  drop: ({ ranges }) => dropStaged(ranges),
  champsOf: ({ champs }) => champs,
}

async function readMessage({ siren }: { siren: string }, request: Request): Promise<MessageArrive> {
  const ranges: Range[] = []
  const refuses: Refuse[] = []
  const bons: string[] = []
  let vus = 0
  const lu = await readMultipart(
    request,
    { octets: LIMITES.octets, silenceMs: LIMITES.silenceMs, fichiers: LIMITES.parDemande + 1, total: 220_000_000, texte: 1_000_000 },
    async ({ champ, nom, octets, coupe }) => {
      if (nom === '' && octets.length === 0) return
      const rang = vus++
      const range =
        ranges.length >= LIMITES.parDemande
          ? { refus: 'nombre' as const }
          : coupe
            ? { refus: 'trop_lourd' as const }
            : await stagePiece(siren, { champ, nom, octets })
      if ('refus' in range) refuses.push({ nom: cleanName(nom), code: range.refus, rang })
      else {
        ranges.push(range)
        bons.push(cleanName(nom))
      }
    },
  )
  if (lu.refus || refuses.length > 0) await dropStaged(ranges.splice(0))
  return { champs: lu.champs, ranges, refuses, bons, coupe: lu.refus }
}
