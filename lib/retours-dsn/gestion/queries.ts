import 'server-only'
import type { Db, Prisma } from '@/lib/data/prisma'
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
  const where: Prisma.RetourDsnWhereInput = q
    ? { OR: [{ siren: q.replaceAll(/\s/g, '') }, { identifiant: q }, { entreprise: { raisonSociale: { contains: q, mode: 'insensitive' } } }] }
    : {}
  const total = await db.retourDsn.count({ where })
  const rows = await db.retourDsn.findMany({
    where,
    orderBy: [{ publieLe: 'desc' }, { id: 'asc' }],
    skip: (page - 1) * TAILLE_RETOURS,
    take: TAILLE_RETOURS,
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
      anomalies: { select: { fermeeLe: true } },
    },
  })
  return {
    lignes: rows.map(({ entreprise, anomalies, ...retour }) => ({
      ...retour,
      raisonSociale: entreprise.raisonSociale,
      anomalies: anomalies.length,
      ouvertes: anomalies.filter(({ fermeeLe }) => fermeeLe === null).length,
    })),
    total,
  }
}
