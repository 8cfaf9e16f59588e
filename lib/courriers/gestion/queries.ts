import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { contratsOf, reachSql } from '@/lib/data/reach'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { contains, isOfEntreprise, pageOfPublies } from '@/lib/data/sql/recherche'
import type { Analyse } from '@/lib/demandes/pieces/rules'
import type { Univers } from '@/lib/ground/univers'
import type { CourriersGestionSearch } from '../schema'

export const TAILLE_PUBLIES = 25

export type CourrierPublieLu = {
  id: string
  numero: string | null
  siren: string
  raisonSociale: string
  univers: Univers
  objet: string
  signataire: string
  /** Ce que l’antivirus dit de son PDF ; `null` quand il n’est qu’un texte. */
  analyse: Analyse | null
  publieLe: Date
  luLe: Date | null
  luParNom: string | null
}

/** Les courriers publiés, le plus récent en tête, et qui les a ouverts ; `q` : un numéro, un SIREN, un mot de l’objet ou de la raison sociale. */
export async function listPublies(
  actor: Actor,
  db: Db,
  { q, ouverture, page }: CourriersGestionSearch,
): Promise<{ lignes: CourrierPublieLu[]; total: number }> {
  const mots = q.replaceAll(/(?<=\d)\s(?=\d)/g, '')
  const ouvert = ouverture === 'oui' ? Prisma.sql`x.lu_le IS NOT NULL` : Prisma.sql`x.lu_le IS NULL`
  const dit = Prisma.sql`(${contains(Prisma.sql`concat_ws(' ', x.numero, x.objet)`, mots)} OR ${isOfEntreprise(Prisma.sql`x.siren`, mots)})`
  const criteres = [reachSql(actor, 'gestion:traiter', 'x'), ...(ouverture ? [ouvert] : []), ...(q ? [dit] : [])]
  const { total, where } = await pageOfPublies(db, Prisma.sql`courrier x`, Prisma.join(criteres, ' AND '), { page, taille: TAILLE_PUBLIES })
  const rows = await db.courrier.findMany({
    where,
    orderBy: [{ publieLe: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      numero: true,
      siren: true,
      univers: true,
      objet: true,
      signataire: true,
      analyse: true,
      publieLe: true,
      luLe: true,
      luParNom: true,
      entreprise: { select: { raisonSociale: true } },
    },
  })
  return { lignes: rows.map(({ entreprise, ...row }) => ({ ...row, raisonSociale: entreprise.raisonSociale })), total }
}

/** L’entreprise à qui l’on publie : qui elle est, et les contrats dont un courrier ou un document peut parler, en cours d’abord. */
export type Destinataire = {
  siren: string
  raisonSociale: string
  ville: string
  contrats: { reference: string; univers: Univers; libelle: string; finLe: Date | null }[]
}

/** @returns `null` quand le portail ne connaît pas ce SIREN. */
export async function findDestinataire(actor: Actor, db: Db, siren: string): Promise<Destinataire | null> {
  if (!/^\d{9}$/.test(siren)) return null
  const entreprise = await db.entreprise.findUnique({ where: { siren }, select: { siren: true, raisonSociale: true, ville: true } })
  if (!entreprise) return null
  const contrats = await db.contrat.findMany({
    where: { AND: [{ siren }, contratsOf(actor, 'gestion:traiter', siren)] },
    orderBy: [{ finLe: { sort: 'desc', nulls: 'first' } }, { univers: 'asc' }, { reference: 'asc' }],
    select: { reference: true, univers: true, libelle: true, finLe: true },
  })
  return { ...entreprise, contrats }
}
