import 'server-only'
import { paddedList } from '@/lib/data/padded-list'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { isOfEntreprise, pageOfPublies } from '@/lib/data/sql/recherche'
import type { RetoursGestionSearch } from '../schema'

export const TAILLE_RETOURS = 25

/** Un compte rendu publié, vu de la gestion. */
export type RetourPublieLu = {
  id: string
  siren: string
  raisonSociale: string
  siret: string
  mois: string
  identifiant: string
  codeRetour: number
  libelle: string
  publieLe: Date
  publieParNom: string
  anomalies: number
  ouvertes: number
}

/** Les comptes rendus publiés, le plus récent en tête, et combien de leurs anomalies sont encore ouvertes. La base ne les montre tous qu’à la gestion. */
export async function listRetoursPublies(db: Db, { q, page }: RetoursGestionSearch): Promise<{ lignes: RetourPublieLu[]; total: number }> {
  const retenu = q ? Prisma.sql`(x.identifiant = ${q} OR ${isOfEntreprise(Prisma.sql`x.siren`, q)})` : Prisma.sql`true`
  const { total, where } = await pageOfPublies(db, Prisma.sql`retour_dsn x`, retenu, { page, taille: TAILLE_RETOURS })
  const rows = await db.retourDsn.findMany({
    where,
    orderBy: [{ publieLe: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      siren: true,
      siret: true,
      mois: true,
      identifiant: true,
      codeRetour: true,
      libelle: true,
      publieLe: true,
      publieParNom: true,
      entreprise: { select: { raisonSociale: true } },
      _count: { select: { anomalies: true } },
    },
  })
  const restent = await db.anomalieDsn.groupBy({
    by: ['retourId'],
    where: { retourId: { in: paddedList(rows.map(({ id }) => id)) }, fermeeLe: null },
    _count: { retourId: true },
  })
  const ouvertes = new Map(restent.map(({ retourId, _count }) => [retourId, _count.retourId]))
  return {
    lignes: rows.map(({ entreprise, _count, ...retour }) => ({
      ...retour,
      raisonSociale: entreprise.raisonSociale,
      anomalies: _count.anomalies,
      ouvertes: ouvertes.get(retour.id) ?? 0,
    })),
    total,
  }
}
