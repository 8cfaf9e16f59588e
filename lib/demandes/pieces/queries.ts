import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { demandesOf } from '@/lib/data/reach-filter'
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
 * Le brouillon que cette personne voit.
 * @throws `notFound` quand il n’existe pas, est envoyé, ou ne se voit pas d’elle. Le droit d’y écrire se juge ensuite.
 */
export async function locateBrouillon(actor: Actor, db: Db, { id }: { id: string }): Promise<Lieu> {
  const row = await db.demande.findFirst({
    where: { AND: [{ id, statut: 'a_finaliser' }, demandesOf(actor, 'demande:lire')] },
    select: { id: true, siren: true, univers: true },
  })
  if (!row) throw notFound()
  return { demandeId: row.id, siren: row.siren, univers: row.univers }
}

/**
 * La pièce d’un brouillon que cette personne voit.
 * @throws `notFound` comme `locateBrouillon`.
 */
export async function locatePiece(actor: Actor, db: Db, { id }: { id: string }): Promise<Lieu> {
  const row = await db.piece.findFirst({
    where: { id, cle: { not: null }, demande: { AND: [{ statut: 'a_finaliser' }, demandesOf(actor, 'demande:lire')] } },
    select: { siren: true, demande: { select: { id: true, univers: true } } },
  })
  if (!row) throw notFound()
  return { demandeId: row.demande.id, siren: row.siren, univers: row.demande.univers }
}

/**
 * Un fichier à relire, par qui atteint sa demande. La gestion n’atteint jamais un brouillon.
 * @throws `notFound`.
 */
export async function getFichier(actor: Actor, db: Db, id: string) {
  const reach = actor.gestion ? { statut: { not: 'a_finaliser' as const } } : demandesOf(actor, 'demande:lire')
  const row = await db.piece.findFirst({
    where: { id, demande: reach },
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
