import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { type Collegue, listCollegues } from '@/lib/utilisateurs/collegues'

/** Les membres du compte qui atteignent l’entreprise d’un brouillon, son auteur à part. Un expert-comptable n’en voit aucun. */
export async function listRepreneurs(db: Db, { id, compteId, siren }: { id: string; compteId: string; siren: string }): Promise<Collegue[]> {
  const sien = await db.demande.findUnique({ where: { id }, select: { auteurId: true } })
  return listCollegues(db, compteId, [siren], sien ? { utilisateurId: { not: sien.auteurId } } : {})
}
