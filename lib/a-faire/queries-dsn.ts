import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { Prisma } from '@/lib/data/generated/client'
import { inSirens, reachSql } from '@/lib/data/reach'
import { alsaceMoselle } from '@/lib/data/sql/entreprise'
import { SEUILS } from '@/lib/echeances/rules'
import { datesDsn, limiteOf, paiementProche } from './dates-dsn'

/** La DSN de cette entreprise qui déclare ce mois, ou la prochaine : les dates viennent du calendrier, la base n’en calcule aucune. */
const dsnDe = (mois: Prisma.Sql, lieu: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT min(t.jour) FROM dsn t WHERE t.mois >= ${mois} AND t.grande = (coalesce(e.effectif, 0) >= ${SEUILS.dsn}) AND t.locale = ${lieu})`

/** Les DSN à venir, en table commune `dsn`, et où est une entreprise `e` quand son lieu y change quelque chose. */
export function calendrierDsn(aujourdhui: string): { table: Prisma.Sql; lieu: Prisma.Sql } {
  const { dates, parLieu } = datesDsn(aujourdhui)
  const liste = <C extends keyof (typeof dates)[number]>(colonne: C) => dates.map((une) => une[colonne])
  return {
    table: Prisma.sql`dsn AS (SELECT * FROM unnest(${liste('id')}::text[], ${liste('titre')}::text[], ${liste('mois')}::text[], ${liste('jour')}::date[],
      ${liste('grande')}::bool[], ${liste('locale')}::bool[]) AS t(id, titre, mois, jour, grande, locale))`,
    lieu: parLieu ? Prisma.sql`(${alsaceMoselle(Prisma.sql`e.siren`)} = 'toute')` : Prisma.sql`false`,
  }
}

/** Ce que la DSN demande : une ligne par cause et par entreprise, une par fiche qui reste à paramétrer, pour qui peut le noter. */
export function chosesDsn(actor: Actor, lieu: Prisma.Sql, siren?: string): Prisma.Sql {
  return Prisma.sql`
    SELECT 'anomalie', a.cause, a.siren, min(a.code), NULL, ${dsnDe(Prisma.sql`''`, lieu)}, count(DISTINCT nullif(a.individu, ''))::int,
      string_agg(DISTINCT a.mois, ' ' ORDER BY a.mois), NULL, NULL::timestamptz
    FROM anomalie_dsn a JOIN entreprise e ON e.siren = a.siren
    WHERE a.fermee_le IS NULL AND a.corrigee_le IS NULL AND ${reachSql(actor, 'dsn:noter', 'a', siren)}
    GROUP BY a.cause, a.siren, e.siren, e.effectif
    UNION ALL
    SELECT 'fiche', f.version::text, c.siren, (array_agg(c.phrase ORDER BY c.rang))[1], NULL, min(${dsnDe(Prisma.sql`to_char(c.effet_le, 'YYYY-MM')`, lieu)}), count(*)::int,
      NULL, NULL, f.publie_le
    FROM changement_fiche_dsn c JOIN fiche_dsn f ON f.id = c.fiche_id JOIN entreprise e ON e.siren = c.siren
    WHERE c.le IS NULL AND NOT EXISTS (SELECT 1 FROM fiche_dsn s WHERE s.siren = f.siren AND s.version > f.version)
      AND ${reachSql(actor, 'dsn:noter', 'c', siren)}
    GROUP BY f.id, c.siren`
}

/** Les échéances de la semaine : la table commune `proches`, une ligne par entreprise, et les mêmes par date. Vides quand il n’y en a pas. */
export type Proches = { table: Prisma.Sql; parDate: (sirens?: readonly string[]) => Prisma.Sql; parSiren: Prisma.Sql }

/**
 * Les déclarations et les paiements de la semaine que fait la personne ; par date, une ligne pour toutes les entreprises qu’elle concerne. `null`, et rien de lu,
 * la semaine où il n’y en a pas.
 */
export function echeancesProches(actor: Actor, lieu: Prisma.Sql, aujourdhui: string, siren?: string): Proches | null {
  const limite = limiteOf(aujourdhui)
  const declarees = (univers: Prisma.Sql, droit: 'dsn:noter' | 'demande:deposer') =>
    Prisma.sql`(SELECT DISTINCT k.siren FROM couverture k WHERE ${univers} AND ${reachSql(actor, droit, 'k', siren)}) x JOIN entreprise e ON e.siren = x.siren`
  const parts: Prisma.Sql[] = []
  if (datesDsn(aujourdhui).dates.some(({ jour }) => jour <= limite))
    parts.push(Prisma.sql`SELECT e.siren, t.id, t.titre, t.jour, 'declaration' AS genre FROM ${declarees(Prisma.sql`true`, 'dsn:noter')}
      JOIN dsn t ON t.grande = (coalesce(e.effectif, 0) >= ${SEUILS.dsn}) AND t.locale = ${lieu} WHERE t.jour <= ${limite}::date`)
  const paiement = paiementProche(aujourdhui)
  if (paiement)
    parts.push(Prisma.sql`SELECT e.siren, ${paiement.id} AS id, ${paiement.titre} AS titre, ${paiement.jour}::date AS jour, 'paiement' AS genre
      FROM ${declarees(Prisma.sql`k.univers = 'retraite'`, 'demande:deposer')}`)
  if (parts.length === 0) return null
  return {
    table: Prisma.sql`proches AS (${Prisma.join(parts, ' UNION ALL ')})`,
    parDate: (sirens) => Prisma.sql`
      SELECT 'echeance' AS type, p.id AS repere, CASE count(*) WHEN 1 THEN min(p.siren) END AS siren, p.titre AS objet, NULL AS par, p.jour AS echeance,
        count(*)::int AS nombre, p.genre AS precisions, NULL AS etape, NULL::timestamptz AS quand
      FROM proches p WHERE ${sirens ? inSirens(Prisma.sql`p.siren`, sirens) : Prisma.sql`true`} GROUP BY p.id, p.titre, p.jour, p.genre`,
    parSiren: Prisma.sql`SELECT p.siren, 0 AS nombre, p.id AS echeance FROM proches p`,
  }
}
