import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { courriersOf, reachSql } from '@/lib/data/reach'
import { couleurs, raisonSociale } from '@/lib/data/sql/entreprise'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { type Couleurs, couleurOf } from '@/lib/entreprises/couleur'
import { titreOn } from '@/lib/access/titre'
import { notFound } from '@/lib/ground/errors'
import type { CourriersSearch } from './schema'

export const TAILLE_COURRIERS = 25

export type LigneCourrier = {
  id: string
  siren: string
  raisonSociale: string
  couleur: number
  univers: 'sante' | 'prevoyance' | 'retraite'
  objet: string
  publieLe: Date
  luLe: Date | null
}

const SIREN = Prisma.sql`c.siren`

/** Combien de courriers, et combien que personne n’a ouverts. */
export async function countCourriers(actor: Actor, db: Db, siren?: string): Promise<{ tous: number; nonLus: number }> {
  const [row] = await db.$queryRaw<{ tous: number; nonLus: number }[]>`
    SELECT count(*)::int AS tous, (count(*) FILTER (WHERE c.lu_le IS NULL))::int AS "nonLus"
    FROM courrier c WHERE ${reachSql(actor, 'courrier:lire', 'c', siren)}`
  return row ?? { tous: 0, nonLus: 0 }
}

/** Une page de courriers, le plus récent en tête. */
export async function listCourriers(actor: Actor, db: Db, search: CourriersSearch, page: number, siren?: string): Promise<LigneCourrier[]> {
  const onglet = search.onglet === 'non-lus' ? Prisma.sql`c.lu_le IS NULL` : Prisma.sql`true`
  const rows = await db.$queryRaw<(Omit<LigneCourrier, 'couleur'> & { couleurs: Couleurs })[]>`
    SELECT c.id, c.siren, c.univers::text, c.objet, c.publie_le AS "publieLe", c.lu_le AS "luLe",
      ${raisonSociale(SIREN)} AS "raisonSociale", ${couleurs(SIREN)} AS couleurs
    FROM courrier c WHERE ${reachSql(actor, 'courrier:lire', 'c', siren)} AND ${onglet}
    ORDER BY c.publie_le DESC, c.id LIMIT ${TAILLE_COURRIERS} OFFSET ${(page - 1) * TAILLE_COURRIERS}`
  return rows.map(({ couleurs: parCompte, ...row }) => ({ ...row, couleur: couleurOf(titreOn(actor, row.siren), parCompte) }))
}

/**
 * Un courrier.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function getCourrier(actor: Actor, db: Db, siren: string, id: string) {
  const courrier = await db.courrier.findFirst({
    where: { AND: [{ id, siren }, courriersOf(actor, 'courrier:lire', siren)] },
    select: { id: true, univers: true, objet: true, corps: true, publieLe: true, luLe: true },
  })
  if (!courrier) throw notFound()
  return courrier
}
export type CourrierLu = Awaited<ReturnType<typeof getCourrier>>
