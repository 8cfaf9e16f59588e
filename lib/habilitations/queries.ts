import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { type Choix, type EntrepriseAuChoix, PREMIERES } from './rules'

/** Les entreprises du compte que l’on peut donner, par nom : les premières, et combien en tout. */
export async function readChoix(db: Db, compteId: string): Promise<Choix> {
  const lues = await db.$queryRaw<(EntrepriseAuChoix & { total: number })[]>`
    SELECT e.siren, e.raison_sociale AS nom, r.couleur::int AS couleur, (count(*) OVER ())::int AS total
    FROM rattachement r JOIN entreprise e ON e.siren = r.siren
    WHERE r.compte_id = ${compteId}::uuid AND r.detache_le IS NULL
    ORDER BY e.raison_sociale COLLATE "fr-x-icu", e.siren
    LIMIT ${PREMIERES}`
  return { entreprises: lues.map(({ siren, nom, couleur }) => ({ siren, nom, couleur })), total: lues[0]?.total ?? 0 }
}

/** Toutes les entreprises du compte que l’on peut donner, par nom. */
export const listChoix = (db: Db, compteId: string): Promise<EntrepriseAuChoix[]> =>
  db.$queryRaw<EntrepriseAuChoix[]>`
    SELECT e.siren, e.raison_sociale AS nom, r.couleur::int AS couleur
    FROM rattachement r JOIN entreprise e ON e.siren = r.siren
    WHERE r.compte_id = ${compteId}::uuid AND r.detache_le IS NULL
    ORDER BY e.raison_sociale COLLATE "fr-x-icu", e.siren`
