import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { pageOf } from '@/lib/ground/pages'

/** Autant de messages par page. */
export const TAILLE_REOUVERTURES = 50

/** Une personne qui n’arrive pas à certifier son entreprise ; `raisonSociale` quand elle est des nôtres. */
export type LigneReouverture = {
  id: string
  siren: string
  raisonSociale: string | null
  message: string
  creeLe: Date
  personne: { prenom: string; nom: string; email: string; telephone: string | null }
}

/** Une page de celles qui attendent, la plus ancienne d’abord, et combien en tout. Sans périmètre : réservé à la gestion. */
export async function listReouvertures(db: Db, page = 1): Promise<{ lignes: LigneReouverture[]; total: number }> {
  const total = await countReouvertures(db)
  const lues = await db.reouverture.findMany({
    where: { rouverteLe: null },
    orderBy: [{ creeLe: 'asc' }, { id: 'asc' }],
    take: TAILLE_REOUVERTURES,
    skip: (pageOf(total, page, TAILLE_REOUVERTURES).page - 1) * TAILLE_REOUVERTURES,
    select: {
      id: true,
      siren: true,
      message: true,
      creeLe: true,
      utilisateur: { select: { prenom: true, nom: true, email: true, telephone: true } },
    },
  })
  const entreprises = await db.entreprise.findMany({
    where: { siren: { in: lues.map(({ siren }) => siren) } },
    select: { siren: true, raisonSociale: true },
  })
  const noms = new Map(entreprises.map(({ siren, raisonSociale }) => [siren, raisonSociale]))
  return {
    lignes: lues.map(({ utilisateur, ...ligne }) => ({ ...ligne, personne: utilisateur, raisonSociale: noms.get(ligne.siren) ?? null })),
    total,
  }
}

/** Combien de personnes attendent que l’on rouvre leur certification. */
export const countReouvertures = (db: Db): Promise<number> => db.reouverture.count({ where: { rouverteLe: null } })
