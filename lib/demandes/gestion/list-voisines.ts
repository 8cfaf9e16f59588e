import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { demandesSql } from '@/lib/data/reach'
import { aControler, nonLu } from './queries'
import type { EtatGestion } from './schema'

/** Une demande voisine de celle que l’on lit. `retard` : les jours passés depuis qu’une réponse était due, 0 quand elle ne l’est pas encore. */
export type Voisine = {
  numero: string
  objet: string
  raisonSociale: string
  etat: EtatGestion
  echeanceLe: Date | null
  retard: number
  messageNonLu: boolean
  pieceRecue: boolean
}

/** Les voisines d’une demande dans la file où elle est lue. `rang` : sa place, quand elle est de cette file. */
export type Voisines = {
  file: 'miennes' | 'a_prendre'
  total: number
  rang: number | null
  precedente: Voisine | null
  suivante: Voisine | null
  /** Celle à ouvrir après un acte : la suivante, ou la plus pressée quand l’acte a ôté la demande de la file ou de ses dates. */
  apres: Voisine | null
  lignes: readonly (Voisine & { ici: boolean })[]
}

/** Combien de demandes se montrent avant et après. */
const AVANT = 2
const APRES = 4

type Lue = Voisine & { rang: number; total: number; place: number; ici: boolean; dedans: boolean }

/**
 * Ce qu’il y a autour de cette demande : dans celles que suit la personne, par date de réponse ; dans celles à prendre quand nul ne la suit. Une demande
 * qui vient d’en sortir (close) a pour suivante la plus pressée ; la dernière ramène à la première.
 */
export async function listVoisines(
  actor: Actor,
  db: Db,
  { id, gestionnaireId, etat }: { id: string; gestionnaireId: string | null; etat: string },
): Promise<Voisines> {
  const libre = gestionnaireId === null && etat !== 'cloturee'
  const dedans = libre
    ? Prisma.sql`d.etat IN ('a_prendre', 'a_qualifier')`
    : Prisma.sql`(d.etat <> 'cloturee' AND d.gestionnaire_id IS NOT DISTINCT FROM ${actor.utilisateur.id}::uuid)`
  const lues = await db.$queryRaw<Lue[]>`
    WITH file AS (
      SELECT d.id, ${dedans} AS dedans, row_number() OVER (ORDER BY d.echeance_le NULLS LAST, d.envoyee_le, d.id) AS place,
        (count(*) FILTER (WHERE ${dedans}) OVER ())::int AS total,
        (count(*) FILTER (WHERE ${dedans}) OVER (ORDER BY d.echeance_le NULLS LAST, d.envoyee_le, d.id))::int AS rang
      FROM demande d WHERE ${demandesSql(actor, 'gestion:traiter')} AND (${dedans} OR d.id = ${id}::uuid)),
    ici AS (SELECT place FROM file WHERE id = ${id}::uuid)
    SELECT d.numero, d.objet, e.raison_sociale AS "raisonSociale", d.etat::text, d.echeance_le AS "echeanceLe",
      greatest(0, coalesce(aujourdhui() - d.echeance_le, 0))::int AS retard, f.rang, f.total, f.dedans, (d.id = ${id}::uuid) AS ici,
      (f.place - ici.place)::int AS place,
      ${nonLu} AS "messageNonLu", ${aControler} AS "pieceRecue"
    FROM file f CROSS JOIN ici JOIN demande d ON d.id = f.id JOIN entreprise e ON e.siren = d.siren
    WHERE f.place BETWEEN ici.place - ${AVANT} AND ici.place + ${APRES} OR f.place = 1
    ORDER BY f.place`
  const ici = lues.find((une) => une.ici)
  const at = (place: number) => lues.find((une) => une.place === place) ?? null
  const premiere = lues.find((une) => !une.ici) ?? null
  return {
    file: libre ? 'a_prendre' : 'miennes',
    total: ici?.total ?? 0,
    rang: ici?.dedans ? ici.rang : null,
    precedente: at(-1),
    suivante: ici?.dedans ? (at(1) ?? premiere) : premiere,
    apres: ici?.dedans && ici.echeanceLe ? (at(1) ?? premiere) : premiere,
    lignes: lues.filter((une) => une.place >= -AVANT && (une.dedans || une.ici) && !(une.ici && !une.dedans)),
  }
}
