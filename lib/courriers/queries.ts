import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { courriersOf } from '@/lib/data/reach-filter'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { type Couleurs, couleurOf, titreOn } from '@/lib/entreprises/titre'
import { notFound } from '@/lib/ground/errors'
import { reachSql } from '@/lib/data/reach-sql'
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

/** Combien de courriers, et combien que personne n’a ouverts. */
export async function countCourriers(actor: Actor, db: Db, siren?: string): Promise<{ tous: number; nonLus: number }> {
  const [row] = await db.$queryRaw<{ tous: number; nonLus: number }[]>`
    SELECT count(*)::int AS tous, (count(*) FILTER (WHERE c.lu_le IS NULL))::int AS "nonLus" FROM courrier c WHERE ${reachSql(actor, 'courrier:lire', 'c', siren)}`
  return row ?? { tous: 0, nonLus: 0 }
}

/** Une page de courriers, le plus récent en tête. */
export async function listCourriers(actor: Actor, db: Db, search: CourriersSearch, page: number, siren?: string): Promise<LigneCourrier[]> {
  const rows = await db.$queryRaw<(Omit<LigneCourrier, 'couleur'> & { couleurs: Couleurs })[]>`
    SELECT c.id, c.siren, c.univers::text, c.objet, c.publie_le AS "publieLe", c.lu_le AS "luLe",
      (SELECT e.raison_sociale FROM entreprise e WHERE e.siren = c.siren) AS "raisonSociale",
      (SELECT json_object_agg(r.compte_id, r.couleur) FROM rattachement r WHERE r.siren = c.siren AND r.detache_le IS NULL) AS couleurs
    FROM courrier c WHERE ${reachSql(actor, 'courrier:lire', 'c', siren)} AND ${search.onglet === 'non-lus' ? Prisma.sql`c.lu_le IS NULL` : Prisma.sql`true`}
    ORDER BY c.publie_le DESC, c.id LIMIT ${TAILLE_COURRIERS} OFFSET ${(page - 1) * TAILLE_COURRIERS}`
  return rows.map(({ couleurs, ...row }) => ({ ...row, couleur: couleurOf(titreOn(actor, row.siren), couleurs) }))
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
