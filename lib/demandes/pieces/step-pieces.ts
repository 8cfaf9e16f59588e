import 'server-only'
import type { Brouillon } from '@/lib/demandes/brouillon/queries'
import type { EtapeSearch } from '@/lib/demandes/brouillon/schema'
import type { Db } from '@/lib/data/prisma'
import type { PieceAttendue } from '@/lib/demarches/define'
import { etapeOf, type Jugement } from '@/lib/demarches/engine'
import { listPieces, type PieceRecue } from './queries'

/** Ce que l’écran d’une étape montre de ses pièces. */
export type StepPieces = {
  champ: string
  brouillonId: string
  attendues: readonly PieceAttendue[]
  recues: readonly PieceRecue[]
  erreur: string | undefined
  depot: string | undefined
}

/** Les pièces de cette étape ; `null` quand elle n’en demande pas. */
export async function stepPieces(db: Db, brouillon: Brouillon, jugement: Jugement, slug: string, search: EtapeSearch): Promise<StepPieces | null> {
  const champ = Object.entries(etapeOf(brouillon.demarche, slug)?.champs ?? {}).find(([, field]) => field.kind === 'pieces')?.[0]
  if (champ === undefined) return null
  return {
    champ,
    brouillonId: brouillon.id,
    attendues: jugement.pieces,
    recues: await listPieces(db, brouillon.id, brouillon.siren),
    erreur: search.verifier === 'oui' ? jugement.erreurs[champ] : undefined,
    depot: search.depot,
  }
}
