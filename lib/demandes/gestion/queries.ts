import 'server-only'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import type { Statut } from '../schema'
import type { EtatGestion } from './schema'

export const TAILLE_BANNETTE = 50

export type LigneBannette = {
  id: string
  numero: string
  siren: string
  raisonSociale: string
  objet: string
  univers: 'sante' | 'prevoyance' | 'retraite'
  statut: Statut
  etat: EtatGestion
  gestionnaireNom: string | null
  ageJours: number
  traiteeLe: Date | null
}

/** Combien de demandes dans chaque état, et l’âge des demandes ouvertes par tranches (0–2, 3–7, 8–14, plus de 14 jours). */
export type ResumeBannette = { etats: Partial<Record<EtatGestion, number>>; ages: [number, number, number, number]; plusVieille: number }

/** L’état de la bannette. Sans périmètre : la gestion voit toutes les demandes envoyées, jamais un brouillon. */
export async function readBannette(db: Db): Promise<ResumeBannette> {
  const [row] = await db.$queryRaw<
    { etats: ResumeBannette['etats'] | null; a: number; b: number; c: number; d: number; plusVieille: number | null }[]
  >`
    WITH x AS (SELECT d.etat, d.statut, (now() AT TIME ZONE 'Europe/Paris')::date - (d.envoyee_le AT TIME ZONE 'Europe/Paris')::date AS age FROM demande d WHERE d.statut <> 'a_finaliser')
    SELECT (SELECT json_object_agg(t.etat, t.n) FROM (SELECT etat, count(*) AS n FROM x GROUP BY 1) t) AS etats,
      (count(*) FILTER (WHERE age <= 2))::int AS a, (count(*) FILTER (WHERE age BETWEEN 3 AND 7))::int AS b,
      (count(*) FILTER (WHERE age BETWEEN 8 AND 14))::int AS c, (count(*) FILTER (WHERE age > 14))::int AS d, max(age)::int AS "plusVieille"
    FROM x WHERE statut <> 'traitee'`
  return { etats: row?.etats ?? {}, ages: [row?.a ?? 0, row?.b ?? 0, row?.c ?? 0, row?.d ?? 0], plusVieille: row?.plusVieille ?? 0 }
}

/** Une page de la bannette : les ouvertes d’abord, la plus ancienne en tête ; les closes par la dernière close. */
export function listBannette(db: Db, etat: EtatGestion | undefined, page: number): Promise<LigneBannette[]> {
  const filtre = etat ? Prisma.sql`d.etat = ${etat}::"EtatInterne"` : Prisma.sql`d.etat <> 'cloturee'`
  return db.$queryRaw<LigneBannette[]>`
    SELECT d.id, d.numero, d.siren, d.objet, d.univers::text, d.statut::text, d.etat::text, d.gestionnaire_nom AS "gestionnaireNom", d.traitee_le AS "traiteeLe",
      ((now() AT TIME ZONE 'Europe/Paris')::date - (d.envoyee_le AT TIME ZONE 'Europe/Paris')::date)::int AS "ageJours", e.raison_sociale AS "raisonSociale"
    FROM demande d JOIN entreprise e ON e.siren = d.siren
    WHERE d.statut <> 'a_finaliser' AND ${filtre}
    ORDER BY d.traitee_le DESC NULLS FIRST, d.envoyee_le, d.id LIMIT ${TAILLE_BANNETTE} OFFSET ${(page - 1) * TAILLE_BANNETTE}`
}
