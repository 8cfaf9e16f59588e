import 'server-only'
import { link } from '@/lib/acts/chain'
import { systemDb } from '@/lib/data/as-system'
import { paddedList } from '@/lib/data/padded-list'
import type { Sceau } from '@/lib/journal/sceau'
import { SCELLE } from './seal-journal'

/** Autant d’événements vérifiés d’un coup. */
const LOT = 1_000

/**
 * Refait l’empreinte de chacun de ces événements, à partir du maillon d’avant, et la compare à celle que la chaîne garde : un octet changé après coup se
 * voit. Les maillons des autres comptes ne sont lus que par leur empreinte.
 */
export async function checkEvents(ids: readonly string[]): Promise<Record<string, Sceau>> {
  const db = systemDb('travail')
  const maillons = await db.maillon.findMany({
    where: { evenementId: { in: paddedList(ids) } },
    select: { rang: true, empreinte: true, evenement: { select: SCELLE } },
  })
  const rangs = maillons.map(({ rang }) => rang - 1n)
  const avant = await db.maillon.findMany({ where: { rang: { in: rangs } }, select: { rang: true, empreinte: true } })
  const precedente = new Map(avant.map(({ rang, empreinte }) => [rang, empreinte]))
  const dits: Record<string, Sceau> = Object.fromEntries(ids.map((id) => [id, 'attend' as const]))
  for (const { rang, empreinte, evenement } of maillons) {
    const attendue = rang === 1n ? '' : precedente.get(rang - 1n)
    dits[evenement.id] = attendue !== undefined && link(attendue, evenement) === empreinte ? 'intact' : 'faux'
  }
  return dits
}

/** Ces lignes du journal, chacune avec ce que vaut son sceau. */
export async function withSceaux<L extends { id: string }>(lignes: readonly L[]): Promise<(L & { sceau: Sceau })[]> {
  const dits: Record<string, Sceau> = {}
  for (let i = 0; i < lignes.length; i += LOT) Object.assign(dits, await checkEvents(lignes.slice(i, i + LOT).map(({ id }) => id)))
  return lignes.map((ligne) => ({ ...ligne, sceau: dits[ligne.id] ?? 'attend' }))
}
