import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { universOf } from '@/lib/access/reach'
import { corbeilleOf, demandesOf } from '@/lib/data/reach'
import type { Db, Prisma } from '@/lib/data/prisma'
import { findDemarche } from '@/lib/demarches/registre'
import type { Univers } from '@/lib/ground/univers'

/** Une demande envoyée, telle qu’une visite la vise. `titreId` : le titre sous lequel elle a été commencée. */
export type DemandeVisee = { id: string; numero: string; siren: string; compteId: string; univers: Univers; titreId: string | null }

/** Un brouillon, ou ce qu’il est devenu : `numero` dès qu’il est envoyé. */
export type BrouillonVise = Omit<DemandeVisee, 'numero'> & { numero: string | null; demarche: string }

/** Un fichier et la demande qui le porte. */
export type PieceVisee = BrouillonVise & { pieceId: string }

const VISEE = {
  id: true,
  numero: true,
  siren: true,
  compteId: true,
  univers: true,
  demarche: true,
  membreId: true,
  delegationId: true,
} as const satisfies Prisma.DemandeSelect

type Ligne = Prisma.DemandeGetPayload<{ select: typeof VISEE }>

const viseeOf = ({ membreId, delegationId, ...row }: Ligne): BrouillonVise => ({ ...row, titreId: membreId ?? delegationId })

/** Ce que la personne voit, d’un côté ou de l’autre. */
const seenBy = (actor: Actor, siren?: string): Prisma.DemandeWhereInput => demandesOf(actor, ['demande:lire', 'gestion:traiter'], siren)

const here = (siren: string | undefined): Prisma.DemandeWhereInput => (siren === undefined ? {} : { siren })

/** La demande envoyée de ce numéro, si cette personne la voit ; le droit d’y agir se juge ensuite. */
export async function demandeByNumero(actor: Actor, db: Db, { numero, siren }: { numero: string; siren?: string }): Promise<DemandeVisee | null> {
  const row = await db.demande.findFirst({ where: { AND: [{ numero }, here(siren), seenBy(actor, siren)] }, select: VISEE })
  if (!row?.numero) return null
  const { demarche: _, ...visee } = viseeOf(row)
  return { ...visee, numero: row.numero }
}

/** Le brouillon que cette personne voit, ou la demande qu’il est devenu ; la gestion n’en vise aucun. */
export async function brouillonById(actor: Actor, db: Db, { id, siren }: { id: string; siren?: string }): Promise<BrouillonVise | null> {
  const row = await db.demande.findFirst({ where: { AND: [{ id }, here(siren), demandesOf(actor, 'demande:lire', siren)] }, select: VISEE })
  return row && viseeOf(row)
}

/** Le même, tant qu’il n’est pas envoyé. */
export async function brouillonOuvertById(actor: Actor, db: Db, { id }: { id: string }): Promise<BrouillonVise | null> {
  const visee = await brouillonById(actor, db, { id })
  return visee?.numero === null ? visee : null
}

/** Le brouillon que cette personne voit dans ce compte, tant qu’il n’est pas envoyé. */
export async function brouillonOfCompte(
  actor: Actor,
  db: Db,
  { compte, siren, id }: { compte: string; siren: string; id: string },
): Promise<BrouillonVise | null> {
  const visee = await brouillonById(actor, db, { id, siren })
  return visee?.numero === null && visee.compteId === compte ? visee : null
}

/** Le brouillon que cette personne voit à la corbeille. */
export async function brouillonJeteById(actor: Actor, db: Db, { id, siren }: { id: string; siren?: string }): Promise<BrouillonVise | null> {
  const row = await db.demande.findFirst({ where: { AND: [{ id }, here(siren), corbeilleOf(actor, 'demande:lire', siren)] }, select: VISEE })
  return row && viseeOf(row)
}

/** La pièce d’un brouillon que cette personne voit. */
export async function pieceById(actor: Actor, db: Db, { id }: { id: string }): Promise<PieceVisee | null> {
  const piece = await fichierById(actor, db, { id })
  return piece?.numero === null ? piece : null
}

/** Le fichier d’une demande que cette personne voit, envoyée ou non. */
export async function fichierById(actor: Actor, db: Db, { id }: { id: string }): Promise<PieceVisee | null> {
  const row = await db.piece.findFirst({
    where: { id, cle: { not: null }, demande: seenBy(actor) },
    select: { id: true, demande: { select: VISEE } },
  })
  return row && { ...viseeOf(row.demande), pieceId: row.id }
}

/** Une démarche à commencer, dans l’univers où cette personne peut l’inscrire. */
export type DemarcheVisee = { siren: string; univers: Univers; demarche: string }

/** La démarche de ce nom, si elle a un formulaire. */
export async function demarcheBySlug(actor: Actor, _db: Db, { siren, slug }: { siren: string; slug: string }): Promise<DemarcheVisee | null> {
  const demarche = findDemarche(slug)
  if (!demarche) return null
  const siens = [...universOf(actor, 'demande:deposer', siren), ...universOf(actor, 'demande:lire', siren)]
  const univers = siens.find((un) => demarche.univers.includes(un)) ?? demarche.univers[0]
  return univers ? { siren, univers, demarche: slug } : null
}
