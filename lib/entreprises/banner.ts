import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { titreOn } from '@/lib/access/titre'
import type { Univers } from '@/lib/ground/univers'
import { universOf } from '@/lib/access/reach'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { couleurs, universCouverts } from '@/lib/data/sql/entreprise'
import { type Couleurs, couleurOf } from './couleur'

/** Ce que le bandeau dit d’une entreprise. `couverture` : les univers de ses contrats en cours que la personne atteint. */
export type Banner = {
  siren: string
  raisonSociale: string
  couleur: number
  couverture: Univers[]
  role: 'administrateur' | 'collaborateur' | 'expert_comptable'
  pourLeCompteDe: string | null
}

type Row = { siren: string; raisonSociale: string; couleurs: Couleurs; univers: Univers[] }

const SIREN = Prisma.sql`e.siren`

/**
 * Le bandeau de cette entreprise pour cette personne.
 * @returns `null` quand la personne n’a aucun titre sur elle.
 */
export async function findBanner(actor: Actor, db: Db, siren: string): Promise<Banner | null> {
  const titre = titreOn(actor, siren)
  if (!titre) return null
  const [row] = await db.$queryRaw<Row[]>`
    SELECT e.siren, e.raison_sociale AS "raisonSociale", ${couleurs(SIREN)} AS couleurs, ${universCouverts(SIREN)} AS univers
    FROM entreprise e WHERE e.siren = ${siren}`
  if (!row) return null
  const atteints = universOf(actor, 'entreprise:voir', siren)
  return {
    siren: row.siren,
    raisonSociale: row.raisonSociale,
    couleur: couleurOf(titre, row.couleurs),
    couverture: atteints.filter((u) => row.univers.includes(u)),
    role: titre.role,
    pourLeCompteDe: titre.voie === 'delegation' ? titre.compteNom : null,
  }
}
