import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { Prisma } from '@/lib/data/generated/client'
import { whoReaches } from '@/lib/data/sql/acces'

/** Qui atteint aujourd’hui ce courrier, par l’un de ses titres. Lu hors de tout périmètre, par le travail qui prévient. */
export async function listLecteursCourrier(db: Db, courrierId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH c AS (SELECT siren, univers FROM courrier WHERE id = ${courrierId}::uuid)
    SELECT DISTINCT a.utilisateur_id::text AS id
    FROM (${whoReaches('courrier:lire', Prisma.sql`(SELECT siren FROM c)`, Prisma.sql`(SELECT univers FROM c)`)}) a ORDER BY 1`
  return rows.map(({ id }) => id)
}

/** Qui atteint aujourd’hui une ligne de cette fiche de paramétrage : experts-comptables compris. */
export async function listLecteursFiche(db: Db, ficheDsnId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.utilisateur_id::text AS id FROM (SELECT DISTINCT siren, univers FROM ligne_fiche_dsn WHERE fiche_id = ${ficheDsnId}::uuid) l
      CROSS JOIN LATERAL (${whoReaches('dsn:lire', Prisma.sql`l.siren`, Prisma.sql`l.univers`)}) a ORDER BY 1`
  return rows.map(({ id }) => id)
}

/** Qui atteint aujourd’hui ce qui reste à paramétrer de cette fiche, et peut le noter. */
export async function listRetardsFiche(db: Db, ficheDsnId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.utilisateur_id::text AS id
    FROM (SELECT DISTINCT siren, univers FROM changement_fiche_dsn WHERE fiche_id = ${ficheDsnId}::uuid AND le IS NULL) l
      CROSS JOIN LATERAL (${whoReaches('dsn:noter', Prisma.sql`l.siren`, Prisma.sql`l.univers`)}) a ORDER BY 1`
  return rows.map(({ id }) => id)
}

/**
 * Qui déclare aujourd’hui ce que ce compte rendu montre à corriger ; d’une DSN non prise (code 3), qui déclare pour l’entreprise. Personne quand tout est pris :
 * il n’y a rien à faire.
 */
export async function listDeclarants(db: Db, retourDsnId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.utilisateur_id::text AS id
    FROM (SELECT siren, univers FROM anomalie_dsn WHERE retour_id = ${retourDsnId}::uuid
      UNION SELECT k.siren, k.univers FROM retour_dsn r JOIN couverture k ON k.siren = r.siren
        WHERE r.id = ${retourDsnId}::uuid AND r.code_retour = 3 AND k.univers <> 'retraite') l
      CROSS JOIN LATERAL (${whoReaches('dsn:noter', Prisma.sql`l.siren`, Prisma.sql`l.univers`)}) a ORDER BY 1`
  return rows.map(({ id }) => id)
}

/** Une personne qui atteint un document : l’entreprise, la première par son nom, combien, et toutes. */
export type LecteurDocument = { id: string; siren: string; raisonSociale: string; combien: number; sirens: string[] }

/** Qui atteint aujourd’hui l’une des entreprises à qui ce document est adressé ; une ligne par personne, quel que soit leur nombre. */
export async function listLecteursDocument(db: Db, documentId: string): Promise<LecteurDocument[]> {
  return db.$queryRaw<LecteurDocument[]>`
    SELECT a.utilisateur_id::text AS id, (array_agg(e.siren ORDER BY e.raison_sociale, e.siren))[1] AS siren,
      (array_agg(e.raison_sociale ORDER BY e.raison_sociale, e.siren))[1] AS "raisonSociale", count(DISTINCT d.siren)::int AS combien,
      array_agg(DISTINCT d.siren::text) AS sirens
    FROM document_adresse d JOIN entreprise e ON e.siren = d.siren
      CROSS JOIN LATERAL (${whoReaches('document:lire', Prisma.sql`d.siren`, Prisma.sql`d.univers`)}) a
    WHERE d.document_id = ${documentId}::uuid GROUP BY a.utilisateur_id ORDER BY 1`
}
