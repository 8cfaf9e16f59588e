import 'server-only'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { contains, pageOfPublies } from '@/lib/data/sql/recherche'
import type { Analyse } from '@/lib/demandes/pieces/rules'
import type { Univers } from '@/lib/ground/univers'
import type { DocumentsGestionSearch, Nature, Portee } from '../schema'

export const TAILLE_PUBLIES = 25

export type DocumentPublieLu = {
  id: string
  titre: string
  nature: Nature
  univers: Univers
  portee: Portee
  cible: string
  /** Ce que l’antivirus dit de son PDF. */
  analyse: Analyse | null
  publieLe: Date
  publieParNom: string
  entreprises: number
  ouvertes: number
}

/** Les documents publiés, le plus récent en tête, à combien d’entreprises, et combien l’ont ouvert. La base ne les montre tous qu’à la gestion. */
export async function listDocumentsPublies(db: Db, { q, page }: DocumentsGestionSearch): Promise<{ lignes: DocumentPublieLu[]; total: number }> {
  const retenu = q ? Prisma.sql`(x.cible = ${q.replaceAll(/\s/g, '')} OR ${contains(Prisma.sql`x.titre`, q)})` : Prisma.sql`true`
  const { total, where } = await pageOfPublies(db, Prisma.sql`document x`, retenu, { page, taille: TAILLE_PUBLIES })
  const rows = await db.document.findMany({
    where,
    orderBy: [{ publieLe: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      titre: true,
      nature: true,
      univers: true,
      portee: true,
      cible: true,
      analyse: true,
      publieLe: true,
      publieParNom: true,
      _count: { select: { adresses: true } },
    },
  })
  const ouverts = await db.documentAdresse.groupBy({
    by: ['documentId'],
    where: { documentId: { in: rows.map(({ id }) => id) }, luLe: { not: null } },
    _count: { documentId: true },
  })
  const compte = new Map(ouverts.map(({ documentId, _count }) => [documentId, _count.documentId]))
  return { lignes: rows.map(({ _count, ...row }) => ({ ...row, entreprises: _count.adresses, ouvertes: compte.get(row.id) ?? 0 })), total }
}
