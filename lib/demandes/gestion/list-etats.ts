import 'server-only'
import type { EventAuFil } from '@/lib/acts/catalogue'
import type { Db } from '@/lib/data/prisma'

/** Les événements qui changent l’état d’une demande, et qui peuvent arriver deux fois. */
const MOUVEMENTS = [
  'demande.prise_en_charge',
  'demande.pieces_demandees',
  'demande.correction_demandee',
  'demande.completee',
  'demande.cloturee',
  'demande.rouverte',
  'demande.annulee',
] as const satisfies readonly EventAuFil[]

/** Un état qu’a eu une demande : ce qui l’y a mené, qui, quand, et le message qui dit pourquoi. */
export type EtatPasse = { type: (typeof MOUVEMENTS)[number]; acteurNom: string; le: Date; donnees: unknown; messageId: string | null }

/** Les états qu’a eus une demande, du premier au dernier, tels que le journal les garde : rouvrir n’efface ni la clôture, ni son issue, ni qui la suivait. */
export async function listEtats(db: Db, { id, siren }: { id: string; siren: string }): Promise<EtatPasse[]> {
  const lignes = await db.message.findMany({
    where: { demandeId: id, siren, evenement: { type: { in: [...MOUVEMENTS] } } },
    orderBy: { rang: 'asc' },
    select: { evenement: { select: { type: true, acteurNom: true, creeLe: true, donnees: true } } },
  })
  return lignes.flatMap(({ evenement: e }) => {
    const type = MOUVEMENTS.find((mouvement) => mouvement === e?.type)
    if (!e || !type) return []
    const { messageId = null } = e.donnees as { messageId?: string }
    return [{ type, acteurNom: e.acteurNom, le: e.creeLe, donnees: e.donnees, messageId }]
  })
}
