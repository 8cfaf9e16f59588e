import 'server-only'
import { Prisma } from '../generated/client'

/** Le nom de l’entreprise de ce SIREN. */
export const raisonSociale = (siren: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT e.raison_sociale FROM entreprise e WHERE e.siren = ${siren})`

/** Ses couleurs, par compte : `couleurOf` prend celle du titre de la personne. */
export const couleurs = (siren: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT json_object_agg(x.compte_id, x.couleur) FROM rattachement x WHERE x.siren = ${siren} AND x.detache_le IS NULL)`

/** Les univers que couvrent aujourd’hui ses contrats. */
export const universCouverts = (siren: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`ARRAY(SELECT k.univers::text FROM couverture k WHERE k.siren = ${siren} ORDER BY k.univers)`
