import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import type { Range } from './stage-piece'

/** Joint des fichiers rangés à un message, dans sa transaction. */
export async function attachIn(
  db: Db,
  { demande, messageId, auteur }: { demande: { id: string; siren: string }; messageId: string; auteur: { id: string; nom: string } },
  ranges: readonly Range[],
): Promise<void> {
  const recueLe = maintenant()
  await db.piece.createMany({
    data: ranges.map(({ champ: _, nom, ...range }) => ({
      ...range,
      id: randomUUID(),
      demandeId: demande.id,
      siren: demande.siren,
      messageId,
      libelle: nom,
      fichierNom: nom,
      etat: 'recue' as const,
      recueLe,
      deposeePar: auteur.id,
      deposeeParNom: auteur.nom,
    })),
  })
}
