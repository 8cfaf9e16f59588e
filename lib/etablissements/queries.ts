import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { inSirens } from '@/lib/data/reach'
import { contains, hasDigits } from '@/lib/data/sql/recherche'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { sirensDuCompte } from '@/lib/entreprises/queries'

export const TAILLE_ETABLISSEMENTS = 50

export type EtablissementDeLaFiche = {
  siret: string
  enseigne: string | null
  siege: boolean
  adresse: string
  codePostal: string
  ville: string
  fermeLe: Date | null
  total: number
}

/**
 * Une page des établissements d’une entreprise du compte, le siège d’abord ; ceux qui sont fermés après les autres. Une page au-delà de la fin ramène à la
 * première.
 * @param q un bout du SIRET, de l’enseigne, de l’adresse ou de la ville.
 */
export async function listEtablissements(
  actor: Actor,
  db: Db,
  { compte, siren }: { compte: string; siren: string },
  { q, page }: { q: string; page: number },
): Promise<EtablissementDeLaFiche[]> {
  const textes = [Prisma.sql`coalesce(t.enseigne, '')`, Prisma.sql`t.adresse`, Prisma.sql`t.code_postal || ' ' || t.ville`]
  const recherche = q
    ? Prisma.sql`(${hasDigits(Prisma.sql`t.siret`, q)} OR ${Prisma.join(
        textes.map((texte) => contains(texte, q)),
        ' OR ',
      )})`
    : Prisma.sql`true`
  const lus = await db.$queryRaw<EtablissementDeLaFiche[]>`
    SELECT t.siret, t.enseigne, t.siege, t.adresse, t.code_postal AS "codePostal", t.ville, t.ferme_le AS "fermeLe", (count(*) OVER ())::int AS total
    FROM etablissement t
    WHERE t.siren = ${siren}::bpchar AND ${inSirens(Prisma.sql`t.siren`, sirensDuCompte(actor, compte))} AND ${recherche}
    ORDER BY t.siege DESC, t.ferme_le IS NOT NULL, t.siret
    LIMIT ${TAILLE_ETABLISSEMENTS} OFFSET ${(page - 1) * TAILLE_ETABLISSEMENTS}`
  return lus.length === 0 && page > 1 ? listEtablissements(actor, db, { compte, siren }, { q, page: 1 }) : lus
}
