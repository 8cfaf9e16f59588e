import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { sirensOf, universOf } from '@/lib/access/reach'
import { inSirens } from '@/lib/data/reach'
import { couleurs, entrepriseDite, universCouverts } from '@/lib/data/sql/entreprise'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { type Couleurs, couleurOf } from '@/lib/entreprises/couleur'
import { titreOn } from '@/lib/access/titre'

/** Autant d’entreprises par page du portefeuille. */
export const TAILLE_PORTEFEUILLE = 6
const TAILLE_LISTE_DEROULANTE = 50

export type EntreprisePortefeuille = {
  siren: string
  raisonSociale: string
  ville: string
  couleur: number
  couverture: Univers[]
  role: 'administrateur' | 'collaborateur' | 'expert_comptable'
  pourLeCompteDe: string | null
}

type Row = { siren: string; raisonSociale: string; ville: string; couleurs: Couleurs; univers: Univers[]; total: number }

/** Une page des entreprises de la personne, par nom. `total` compte toutes celles qui conviennent ; une page au-delà de la fin ramène à la première. */
export async function listPortefeuille(
  actor: Actor,
  db: Db,
  q: string,
  page: number,
): Promise<{ entreprises: EntreprisePortefeuille[]; total: number; page: number }> {
  const rows = await read(actor, db, q, TAILLE_PORTEFEUILLE, (page - 1) * TAILLE_PORTEFEUILLE)
  if (rows.length === 0 && page > 1) return listPortefeuille(actor, db, q, 1)
  const entreprises = rows.flatMap((row): EntreprisePortefeuille[] => {
    const titre = titreOn(actor, row.siren)
    if (!titre) return []
    const atteints = universOf(actor, 'entreprise:voir', row.siren)
    return [
      {
        siren: row.siren,
        raisonSociale: row.raisonSociale,
        ville: row.ville,
        couleur: couleurOf(titre, row.couleurs),
        couverture: atteints.filter((u) => row.univers.includes(u)),
        role: titre.role,
        pourLeCompteDe: titre.voie === 'delegation' ? titre.compteNom : null,
      },
    ]
  })
  return { entreprises, total: rows[0]?.total ?? 0, page }
}

/**
 * Ce que montre la liste déroulante « SIREN - Raison sociale ».
 * @param ouvertes les dernières ouvertes, que le navigateur retient ; celles qui ne sont plus à la personne sont tues.
 */
export async function searchEntreprises(actor: Actor, db: Db, q: string, ouvertes: readonly string[] = []) {
  const proposee = ({ siren, raisonSociale, couleurs: parCompte }: Row) => ({
    siren,
    raisonSociale,
    couleur: couleurOf(titreOn(actor, siren), parCompte),
  })
  const rows = await read(actor, db, q, TAILLE_LISTE_DEROULANTE, 0)
  const encore = new Set(sirensOf(actor, 'entreprise:voir'))
  const retenues = q === '' ? ouvertes.filter((siren) => encore.has(siren)) : []
  const connues = new Map((retenues.length > 0 ? await read(actor, db, '', retenues.length, 0, retenues) : []).map((row) => [row.siren, row]))
  return {
    recentes: retenues.flatMap((siren) => connues.get(siren) ?? []).map(proposee),
    entreprises: rows.map(proposee),
    total: rows[0]?.total ?? 0,
  }
}

const SIREN = Prisma.sql`e.siren`

function read(actor: Actor, db: Db, q: string, limit: number, offset: number, sirens = sirensOf(actor, 'entreprise:voir')): Promise<Row[]> {
  const dite = q.trim() ? entrepriseDite(q) : null
  return db.$queryRaw<Row[]>`
    SELECT e.siren, e.raison_sociale AS "raisonSociale", e.ville, e.total,
      ${couleurs(SIREN)} AS couleurs, ${universCouverts(SIREN)} AS univers
    FROM (SELECT e.siren, e.raison_sociale, e.ville, (count(*) OVER ())::int AS total FROM entreprise e
      WHERE ${inSirens(SIREN, sirens)} AND ${dite?.proche ?? Prisma.sql`true`}
      ORDER BY ${dite ? Prisma.sql`${dite.exacte} DESC,` : Prisma.empty} e.raison_sociale COLLATE "fr-x-icu", e.siren LIMIT ${limit} OFFSET ${offset}) e`
}
