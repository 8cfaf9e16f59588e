import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { acteDeLecture } from '@/lib/demandes/acte'
import type { PieceVisee } from '@/lib/demandes/locate'
import type { ApercuRange } from './make-apercus'

/** Une page gardée : où, et avec quelle clé. */
export type PageGardee = { cle: string; cleChiffree: string }

type Vu = Visit<'gestion:traiter', Pick<PieceVisee, 'id' | 'siren' | 'pieceId'>>

/** Garde les pages que l’on vient de dessiner ; celles d’un autre, dessinées au même instant, restent. */
export const keepApercusIn = (db: Db, visit: Vu, ranges: readonly ApercuRange[]): Promise<void> =>
  acteDeLecture(db, visit, async ({ objet: { siren } }) => {
    const { pieceId } = visit.objet
    await db.apercu.createMany({ data: ranges.map((range) => ({ ...range, pieceId, siren })), skipDuplicates: true })
  })
export const keepApercus = command(keepApercusIn)

/**
 * La page demandée, et sa lecture au journal comme celle du fichier : montrer une image de la pièce, c’est la lire.
 * @returns `null`, sans trace, quand cette page ne se dessine pas.
 */
export const showApercuIn = (db: Db, visit: Vu, page: number): Promise<PageGardee | null> =>
  acteDeLecture(db, visit, async ({ objet: { id: demandeId }, note }) => {
    const { pieceId } = visit.objet
    const gardee = await db.apercu.findUnique({ where: { pieceId_page: { pieceId, page } }, select: { cle: true, cleChiffree: true } })
    if (!gardee?.cle || !gardee.cleChiffree) return null
    await note('piece.consultee', { demandeId, pieceId })
    return { cle: gardee.cle, cleChiffree: gardee.cleChiffree }
  })
export const showApercu = command(showApercuIn)
