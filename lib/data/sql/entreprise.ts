import 'server-only'
import { Prisma } from '../generated/client'
import { says, saysExactly } from './recherche'

/** Le nom de l’entreprise de ce SIREN. */
export const raisonSociale = (siren: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT e.raison_sociale FROM entreprise e WHERE e.siren = ${siren})`

const MOTS = Prisma.sql`e.mots`

/** Une entreprise `e` répond à `q` par son nom, son SIREN, groupé ou non, ou sa ville : à une faute près, ou exactement. */
export function entrepriseDite(q: string): { proche: Prisma.Sql; exacte: Prisma.Sql } {
  const cherche = /^[\d\s]+$/.test(q) ? q.replaceAll(/\s/g, '') : q
  return { proche: says(MOTS, cherche), exacte: saysExactly(MOTS, cherche) }
}

/** Ses couleurs, par compte : `couleurOf` prend celle du titre de la personne. */
export const couleurs = (siren: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT json_object_agg(x.compte_id, x.couleur) FROM rattachement x WHERE x.siren = ${siren} AND x.detache_le IS NULL)`

/** Les univers que couvrent aujourd’hui ses contrats. */
export const universCouverts = (siren: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`ARRAY(SELECT k.univers::text FROM couverture k WHERE k.siren = ${siren} ORDER BY k.univers)`

/** Ses établissements ouverts qui sont en Moselle, au Bas-Rhin ou au Haut-Rhin : aucun, une partie, tous. */
export const alsaceMoselle = (siren: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT CASE WHEN bool_and(t.local) THEN 'toute' WHEN bool_or(t.local) THEN 'partie' ELSE 'aucune' END
    FROM (SELECT left(s.code_postal, 2) IN ('57', '67', '68') AS local FROM etablissement s WHERE s.siren = ${siren} AND s.ferme_le IS NULL) t)`
