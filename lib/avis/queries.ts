import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { sirensOf } from '@/lib/access/reach'
import { parNature, type Sourdine } from '@/lib/copy/avis'
import { inSirens } from '@/lib/data/reach'
import { contains, hasDigits } from '@/lib/data/sql/recherche'
import type { NatureAvis, EnvoiAvis } from '@/lib/data/generated/enums'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'

/** Quand part le courriel de chaque nature. */
export type Reglage = Record<NatureAvis, EnvoiAvis>

/** Ce qui vaut pour qui n’a rien réglé : tout part aussitôt. */
export const DEFAUT: Reglage = parNature('aussitot')

/** Ce que cette personne a réglé. */
export async function readReglage(actor: Actor, db: Db): Promise<Reglage> {
  const where = { utilisateurId: actor.utilisateur.id }
  return (await db.reglageAvis.findUnique({ where, select: parNature<true>(true) })) ?? DEFAUT
}

export const TAILLE_SOURDINES = 10

/** Une entreprise de la personne, et ce qu’elle n’en reçoit plus. */
export type EntrepriseAvis = { siren: string; raisonSociale: string; sourdine: Sourdine }

/** Une page des entreprises de la personne : celles en sourdine d’abord, puis par nom ; `muettes` les compte. */
export async function listSourdines(
  actor: Actor,
  db: Db,
  q: string,
  page: number,
): Promise<{ entreprises: EntrepriseAvis[]; total: number; muettes: number }> {
  const siren = Prisma.sql`e.siren`
  const cherche = q ? Prisma.sql`(${contains(Prisma.sql`e.raison_sociale`, q)} OR ${hasDigits(siren, q)})` : Prisma.sql`true`
  const rows = await db.$queryRaw<(EntrepriseAvis & { total: number; muettes: number })[]>`
    SELECT e.siren, e.raison_sociale AS "raisonSociale", (count(*) OVER ())::int AS total, (count(s.siren) OVER ())::int AS muettes,
      CASE WHEN s.siren IS NULL THEN 'rien' WHEN s.notifications THEN 'tout' ELSE 'courriels' END AS sourdine
    FROM entreprise e LEFT JOIN sourdine s ON s.siren = e.siren AND s.utilisateur_id = ${actor.utilisateur.id}::uuid
    WHERE ${inSirens(siren, sirensOf(actor, 'entreprise:voir'))} AND ${cherche}
    ORDER BY s.siren IS NULL, e.raison_sociale COLLATE "fr-x-icu", e.siren LIMIT ${TAILLE_SOURDINES} OFFSET ${(page - 1) * TAILLE_SOURDINES}`
  const { total = 0, muettes = 0 } = rows[0] ?? {}
  return { entreprises: rows.map(({ siren, raisonSociale, sourdine }) => ({ siren, raisonSociale, sourdine })), total, muettes }
}
