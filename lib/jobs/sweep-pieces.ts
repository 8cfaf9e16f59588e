import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { paddedList } from '@/lib/data/padded-list'
import { log } from '@/lib/ground/log'
import { coffreOwner, takeCoffre } from '@/lib/demandes/pieces/owner'
import { deleteStored, listStored } from '@/lib/demandes/pieces/store'

/**
 * Un fichier sans ligne plus vieux que cela n’en aura jamais. Un formulaire de vingt fichiers sur un réseau lent met des heures entre le premier et leurs
 * lignes : un jour.
 */
const AGE_MS = 86_400_000
/** Au-delà de tant de fichiers d’un coup, plus de la moitié de ce qui est gardé n’est pas un balayage : c’est une base qui n’est pas la bonne. */
const BEAUCOUP = 100

/**
 * Efface les fichiers qui n’ont pas de ligne : écriture coupée, brouillon effacé, arrêt brutal entre le fichier et sa ligne. Rien d’un coffre qui est à
 * une autre base, ou dont la nôtre ne nomme pas la moitié : ces fichiers ont leur ligne ailleurs.
 * @returns combien.
 */
export async function sweepPieces(maintenant = new Date()): Promise<number> {
  const possession = await coffreOwner()
  const vieux = await listStored(AGE_MS, maintenant)
  const sansLigne = possession === 'autre' ? [] : await withoutRow(vieux)
  const laPlupart = sansLigne.length * 2 > vieux.length
  if (possession === 'autre' || (laPlupart && (possession === 'libre' || sansLigne.length > BEAUCOUP))) {
    log.error({ gardes: vieux.length, sansLigne: sansLigne.length, possession }, 'balayage refusé : ces fichiers ne sont pas ceux de cette base')
    return 0
  }
  if (possession === 'libre') await takeCoffre()
  for (const cle of sansLigne) await deleteStored(cle)
  if (sansLigne.length > 0) log.info({ effaces: sansLigne.length }, 'fichiers sans ligne effacés')
  return sansLigne.length
}

async function withoutRow(cles: readonly string[]): Promise<string[]> {
  const sans: string[] = []
  for (let ici = 0; ici < cles.length; ici += 1000) {
    const lot = cles.slice(ici, ici + 1000)
    const tenue = { where: { cle: { in: paddedList(lot) } }, select: { cle: true } } as const
    const tenus = await asSystem('travail', async (db) => [
      ...(await db.piece.findMany(tenue)),
      ...(await db.apercu.findMany(tenue)),
      ...(await db.courrier.findMany(tenue)),
      ...(await db.document.findMany(tenue)),
      ...(await db.modele.findMany(tenue)),
    ])
    const lignes = new Set(tenus.map((p) => p.cle))
    sans.push(...lot.filter((cle) => !lignes.has(cle)))
  }
  return sans
}
