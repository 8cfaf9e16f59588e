import 'server-only'
import { paddedList } from '@/lib/data/padded-list'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { isOfEntreprise, pageOfPublies } from '@/lib/data/sql/recherche'
import type { FichesGestionSearch } from '../schema'

export const TAILLE_FICHES = 25
/** Ce que la liste dit d’une fiche ; le reste est compté, et se lit chez l’entreprise. */
const PHRASES_MONTREES = 5

/** Une fiche publiée, vue de la gestion. */
export type FichePublieeLue = {
  id: string
  siren: string
  raisonSociale: string
  version: number
  effetLe: Date
  publieLe: Date
  publieParNom: string
  phrases: string[]
  parametres: number
  changements: number
}

/** Les fiches publiées, la plus récente en tête, et combien de leurs changements sont paramétrés en paie. La base ne les montre toutes qu’à la gestion. */
export async function listFichesPubliees(db: Db, { q, page }: FichesGestionSearch): Promise<{ lignes: FichePublieeLue[]; total: number }> {
  const retenu = q ? isOfEntreprise(Prisma.sql`x.siren`, q) : Prisma.sql`true`
  const { total, where } = await pageOfPublies(db, Prisma.sql`fiche_dsn x`, retenu, { page, taille: TAILLE_FICHES })
  const rows = await db.ficheDsn.findMany({
    where,
    orderBy: [{ publieLe: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      siren: true,
      version: true,
      effetLe: true,
      publieLe: true,
      publieParNom: true,
      entreprise: { select: { raisonSociale: true } },
      changements: { orderBy: { rang: 'asc' }, take: PHRASES_MONTREES, select: { phrase: true } },
      _count: { select: { changements: true } },
    },
  })
  const notes = await db.changementFicheDsn.groupBy({
    by: ['ficheId'],
    where: { ficheId: { in: paddedList(rows.map(({ id }) => id)) }, le: { not: null } },
    _count: { ficheId: true },
  })
  const parametres = new Map(notes.map(({ ficheId, _count }) => [ficheId, _count.ficheId]))
  return {
    lignes: rows.map(({ entreprise, changements, _count, ...fiche }) => ({
      ...fiche,
      raisonSociale: entreprise.raisonSociale,
      phrases: changements.map(({ phrase }) => phrase),
      changements: _count.changements,
      parametres: parametres.get(fiche.id) ?? 0,
    })),
    total,
  }
}
