import 'server-only'
import { accesOn, type Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { universOf } from '@/lib/access/reach'
import type { Db } from '@/lib/data/prisma'

/** Ce que le bandeau dit d’une entreprise. `couverture` : les univers de ses contrats en cours que la personne atteint. */
export type Banner = {
  siren: string
  raisonSociale: string
  couleur: number
  couverture: Univers[]
  role: 'administrateur' | 'collaborateur' | 'expert_comptable'
  pourLeCompteDe: string | null
}

type Row = { siren: string; raisonSociale: string; couleur: number | null; univers: Univers[] | null }

/**
 * Le bandeau de cette entreprise pour cette personne.
 * @returns `null` quand la personne n’a aucun titre sur elle.
 */
export async function findBanner(actor: Actor, db: Db, siren: string): Promise<Banner | null> {
  const titres = accesOn(actor, siren)
  const titre = titres.find((t) => t.role === 'administrateur') ?? titres.find((t) => t.voie === 'membre') ?? titres[0]
  if (!titre) return null
  const [row] = await db.$queryRaw<Row[]>`
    SELECT e.siren, e.raison_sociale AS "raisonSociale",
      (SELECT r.couleur FROM rattachement r WHERE r.siren = e.siren AND r.compte_id = ${titre.compteId}::uuid AND r.detache_le IS NULL)::int AS couleur,
      (SELECT array_agg(DISTINCT c.univers::text) FROM contrat c WHERE c.siren = e.siren AND c.effet_le <= aujourdhui() AND (c.fin_le IS NULL OR c.fin_le >= aujourdhui())) AS univers
    FROM entreprise e WHERE e.siren = ${siren}`
  if (!row) return null
  const atteints = universOf(actor, 'entreprise:voir', siren)
  return {
    siren: row.siren,
    raisonSociale: row.raisonSociale,
    couleur: row.couleur ?? 1,
    couverture: atteints.filter((u) => row.univers?.includes(u)),
    role: titre.role,
    pourLeCompteDe: titre.voie === 'delegation' ? titre.compteNom : null,
  }
}
