import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { paddedList } from '@/lib/data/padded-list'
import { log } from '@/lib/ground/log'
import { scan } from '@/lib/demandes/pieces/scan'
import { deleteStored, listStored, readStored } from '@/lib/demandes/pieces/store'

/** Un fichier sans ligne plus vieux que cela n’en aura jamais : sa ligne s’écrit dans la seconde. */
const AGE_MS = 3_600_000

/**
 * Efface les fichiers qui n’ont pas de ligne : écriture coupée, brouillon effacé, arrêt brutal entre le fichier et sa ligne.
 * @returns combien.
 */
export async function sweepPieces(maintenant = new Date()): Promise<number> {
  const vieux = await listStored(AGE_MS, maintenant)
  let effaces = 0
  for (let ici = 0; ici < vieux.length; ici += 1000) {
    const lot = vieux.slice(ici, ici + 1000)
    const tenue = { where: { cle: { in: paddedList(lot) } }, select: { cle: true } } as const
    const tenus = await asSystem('travail', async (db) => [...(await db.piece.findMany(tenue)), ...(await db.apercu.findMany(tenue))])
    const cles = new Set(tenus.map((p) => p.cle))
    for (const cle of lot.filter((c) => !cles.has(c))) {
      await deleteStored(cle)
      effaces++
    }
  }
  if (effaces > 0) log.info({ effaces }, 'fichiers sans ligne effacés')
  return effaces
}

/**
 * Analyse ce qui attend l’antivirus. Une pièce infectée est refusée, son fichier ne s’ouvre plus.
 * @returns combien ont reçu leur verdict.
 */
export async function scanWaitingPieces(): Promise<number> {
  const attendent = await asSystem('travail', (db) =>
    db.piece.findMany({
      where: { analyse: 'en_attente' },
      orderBy: { recueLe: 'asc' },
      take: 50,
      select: { id: true, cle: true, cleChiffree: true },
    }),
  )
  let juges = 0
  for (const { id, cle, cleChiffree } of attendent) {
    if (!cle || !cleChiffree) continue
    const tranches: Buffer[] = []
    for await (const tranche of readStored({ cle, cleChiffree })) tranches.push(tranche)
    const analyse = await scan(Buffer.concat(tranches))
    // Muet pour l’une, muet pour toutes : on revient à la prochaine minute.
    if (analyse === 'en_attente') return juges
    const refus = analyse === 'infectee' ? { etat: 'refusee' as const, motif: 'L’antivirus a reconnu un programme malveillant dans ce fichier.' } : {}
    await asSystem('travail', (db) => db.piece.updateMany({ where: { id, analyse: 'en_attente' }, data: { analyse, ...refus } }))
    juges++
  }
  return juges
}
