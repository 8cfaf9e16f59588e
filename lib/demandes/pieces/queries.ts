import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { demandesOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import type { Analyse } from './rules'

/** Une pièce reçue, telle qu’une vue la montre. */
export type PieceRecue = { id: string; champ: string; nom: string; taille: number; analyse: Analyse }

/** Où un fichier se dépose : le brouillon, son entreprise, son univers. */
export type Lieu = { demandeId: string; siren: string; univers: Univers }

/** Les fichiers d’un brouillon, dans l’ordre où ils sont arrivés. */
export async function listPieces(db: Db, demandeId: string, siren: string): Promise<PieceRecue[]> {
  const rows = await db.piece.findMany({
    where: { demandeId, siren, cle: { not: null } },
    orderBy: [{ recueLe: 'asc' }, { id: 'asc' }],
    select: { id: true, champ: true, fichierNom: true, taille: true, analyse: true },
  })
  return rows.map((p) => ({ id: p.id, champ: p.champ ?? '', nom: p.fichierNom ?? '', taille: p.taille ?? 0, analyse: p.analyse ?? 'non_analysee' }))
}

/**
 * Un fichier à relire, par qui atteint sa demande. La gestion n’atteint jamais un brouillon.
 * @throws `notFound`.
 */
export async function getFichier(actor: Actor, db: Db, id: string) {
  const row = await db.piece.findFirst({
    where: { id, demande: demandesOf(actor, ['demande:lire', 'gestion:traiter']) },
    select: {
      id: true,
      cle: true,
      cleChiffree: true,
      fichierNom: true,
      taille: true,
      type: true,
      sha256: true,
      analyse: true,
      deposeePar: true,
      demande: { select: { id: true, siren: true, compteId: true } },
    },
  })
  const { cle, cleChiffree, fichierNom, taille, type, sha256 } = row ?? {}
  if (!row || !cle || !cleChiffree || !fichierNom || !taille || !type || !sha256) throw notFound()
  return { id, cle, cleChiffree, nom: fichierNom, taille, type, sha256, analyse: row.analyse, deposeePar: row.deposeePar, demande: row.demande }
}
export type Fichier = Awaited<ReturnType<typeof getFichier>>

/** Vrai quand ce fichier a déjà été dessiné, ou ne se dessine pas. */
export const isDrawn = async (db: Db, pieceId: string): Promise<boolean> => (await db.apercu.count({ where: { pieceId } })) > 0

/** Ce que la gestion peut regarder d’une demande : ses fichiers, ce qu’en dit l’antivirus, et leurs pages quand ils sont dessinés (`null` : pas encore). */
export async function listRegardables(db: Db, demandeId: string): Promise<{ id: string; analyse: Analyse; total: number | null }[]> {
  const rows = await db.piece.findMany({
    where: { demandeId, messageId: null, cle: { not: null } },
    select: { id: true, analyse: true, apercus: { where: { page: 1 }, select: { total: true } } },
  })
  return rows.map(({ id, analyse, apercus }) => ({ id, analyse: analyse ?? 'non_analysee', total: apercus[0]?.total ?? null }))
}
