import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Db } from '@/lib/data/prisma'
import { titreOn } from '@/lib/access/titre'
import type { Regle } from '@/lib/echeances/rules'
import { Prisma } from '@/lib/data/generated/client'
import { alsaceMoselle } from '@/lib/data/sql/entreprise'
import { demandesSql, reachSql } from '@/lib/data/reach'

/** Ce que les rubriques de l’accueil disent d’une entreprise. */
export type Rubriques = Regle & {
  enAttente: number
  enCours: number
  envoyees: number
  courriersNonLus: number
  contrats: number
}

/** Ce que la colonne « Administration du compte » compte ; absente pour qui n’est pas membre du compte. */
export type Administration = { compteId: string; entreprises: number; utilisateurs: number; experts: number }

type Row = Rubriques & { utilisateurs: number; experts: number }

/** Les nombres de l’accueil d’une entreprise, en une requête. */
export async function readRubriques(actor: Actor, db: Db, siren: string): Promise<{ rubriques: Rubriques; administration: Administration | null }> {
  const titre = titreOn(actor, siren)
  const membre = titre?.voie === 'membre' && can(actor, 'utilisateur:lister', { compte: titre.compteId }) ? titre : null
  const compteId = membre?.compteId ?? null
  const [row] = await db.$queryRaw<Row[]>`
    SELECT (SELECT e.effectif FROM entreprise e WHERE e.siren = ${siren}) AS effectif, ${alsaceMoselle(Prisma.sql`${siren}`)} AS "alsaceMoselle", x.*,
      (SELECT count(*)::int FROM courrier c WHERE c.lu_le IS NULL AND ${reachSql(actor, 'courrier:lire', 'c', siren)}) AS "courriersNonLus",
      (SELECT coalesce(sum(k.contrats), 0)::int FROM couverture k
        WHERE k.univers IN ('sante', 'prevoyance') AND ${reachSql(actor, 'contrat:lire', 'k', siren)}) AS contrats,
      (SELECT count(*)::int FROM membre m WHERE m.compte_id = ${compteId}::uuid AND m.etat <> 'desactive') AS utilisateurs,
      (SELECT count(*)::int FROM delegation g WHERE g.compte_id = ${compteId}::uuid AND g.etat IN ('en_attente', 'acceptee')) AS experts
    FROM (
      SELECT (count(*) FILTER (WHERE d.statut = 'en_attente'))::int AS "enAttente",
        (count(*) FILTER (WHERE d.statut = 'en_cours'))::int AS "enCours",
        (count(*) FILTER (WHERE d.statut = 'envoyee'))::int AS envoyees
      FROM demande d WHERE d.statut IN ('en_attente', 'en_cours', 'envoyee') AND ${demandesSql(actor, 'demande:lire', siren)}) x`
  const { utilisateurs = 0, experts = 0, ...lus } = row ?? {}
  return {
    rubriques: { effectif: null, alsaceMoselle: 'aucune', enAttente: 0, enCours: 0, envoyees: 0, courriersNonLus: 0, contrats: 0, ...lus },
    administration: membre ? { compteId: membre.compteId, entreprises: membre.sirens.length, utilisateurs, experts } : null,
  }
}
