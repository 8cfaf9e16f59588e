import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { titreOn } from '@/lib/access/titre'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { reachSql } from '@/lib/data/reach'
import { couleurs, raisonSociale } from '@/lib/data/sql/entreprise'
import { type Couleurs, couleurOf } from '@/lib/entreprises/couleur'

/** Les lignes d’une page : une entreprise sous une cause. */
export const TAILLE_PORTEFEUILLE_DSN = 25

/** Ce qu’une entreprise a d’ouvert sous un code ; `parmi` : combien d’entreprises l’ont, que la personne atteint. */
export type CauseDuPortefeuille = {
  code: string
  siren: string
  raisonSociale: string
  couleur: number
  salaries: number
  /** Du plus récent au plus ancien, `AAAA-MM`. */
  mois: string[]
  /** Toutes ses anomalies de ce code sont notées corrigées. */
  corrigee: boolean
  parmi: number
}

type Lue = Omit<CauseDuPortefeuille, 'couleur'> & { couleurs: Couleurs; total: number; entreprises: number }
export type PortefeuilleDsn = { lignes: CauseDuPortefeuille[]; total: number; entreprises: number }

/**
 * Les anomalies ouvertes de toutes les entreprises que la personne atteint, par cause : le code qu’elles ont en commun, à travers les mois et les entreprises. Le
 * code que le plus d’entreprises ont vient en tête.
 */
export async function listPortefeuilleDsn(actor: Actor, db: Db, page: number): Promise<PortefeuilleDsn> {
  const rows = await db.$queryRaw<Lue[]>`
    SELECT p.*, ${raisonSociale(Prisma.sql`p.siren`)} AS "raisonSociale", ${couleurs(Prisma.sql`p.siren`)} AS couleurs
    FROM (SELECT l.*, (count(*) OVER (PARTITION BY l.code))::int AS parmi, (count(*) OVER ())::int AS total, t.entreprises
      FROM (SELECT a.code, a.siren, count(DISTINCT nullif(a.individu, ''))::int AS salaries, array_agg(DISTINCT a.mois ORDER BY a.mois DESC) AS mois,
          bool_and(a.corrigee_le IS NOT NULL) AS corrigee
        FROM anomalie_dsn a WHERE a.fermee_le IS NULL AND ${reachSql(actor, 'dsn:lire', 'a')} GROUP BY a.code, a.siren) l,
      (SELECT count(DISTINCT a.siren)::int AS entreprises FROM anomalie_dsn a WHERE a.fermee_le IS NULL AND ${reachSql(actor, 'dsn:lire', 'a')}) t
      ORDER BY parmi DESC, l.code, l.siren LIMIT ${TAILLE_PORTEFEUILLE_DSN} OFFSET ${(page - 1) * TAILLE_PORTEFEUILLE_DSN}) p
    ORDER BY p.parmi DESC, p.code, p.siren`
  const lignes = rows.map(({ couleurs: parCompte, total: _, entreprises: __, ...row }) => ({
    ...row,
    couleur: couleurOf(titreOn(actor, row.siren), parCompte),
  }))
  return { lignes, total: rows[0]?.total ?? 0, entreprises: rows[0]?.entreprises ?? 0 }
}
