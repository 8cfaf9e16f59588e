import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { titreOn } from '@/lib/access/titre'
import { adressesOf, reachSql } from '@/lib/data/reach'
import { Prisma } from '@/lib/data/generated/client'
import { couleurs, raisonSociale } from '@/lib/data/sql/entreprise'
import type { Db } from '@/lib/data/prisma'
import { type Couleurs, couleurOf } from '@/lib/entreprises/couleur'
import { notFound } from '@/lib/ground/errors'
import { ensureOuvrable } from '@/lib/publication/ensure-ouvrable'
import { familleOf } from './cible'
import type { DocumentsSearch, Nature } from './schema'

export const TAILLE_DOCUMENTS = 25

export type LigneDocument = {
  id: string
  siren: string
  raisonSociale: string
  couleur: number
  univers: 'sante' | 'prevoyance' | 'retraite'
  nature: Nature
  titre: string
  phrase: string
  contratReference: string | null
  taille: number
  publieLe: Date
  luLe: Date | null
}

const SIREN = Prisma.sql`a.siren`
type Filtres = Omit<DocumentsSearch, 'page'>

const inUnivers = ({ univers }: Partial<Pick<Filtres, 'univers'>>): Prisma.Sql =>
  univers ? Prisma.sql`a.univers = ${univers}::"Univers"` : Prisma.sql`true`

/** Combien de documents adressés à cette entreprise, ou à toutes, et combien que personne n’y a ouverts. */
export async function countDocuments(
  actor: Actor,
  db: Db,
  siren?: string,
  filtres: Partial<Pick<Filtres, 'univers'>> = {},
): Promise<{ tous: number; nonLus: number }> {
  const [row] = await db.$queryRaw<{ tous: number; nonLus: number }[]>`
    SELECT count(*)::int AS tous, (count(*) FILTER (WHERE a.lu_le IS NULL))::int AS "nonLus"
    FROM document_adresse a WHERE ${reachSql(actor, 'document:lire', 'a', siren)} AND ${inUnivers(filtres)}`
  return row ?? { tous: 0, nonLus: 0 }
}

/** Une page de documents, par univers, le plus récent en tête. */
export async function listDocuments(actor: Actor, db: Db, filtres: Filtres, page: number, siren?: string): Promise<LigneDocument[]> {
  const onglet = filtres.onglet === 'non-lus' ? Prisma.sql`a.lu_le IS NULL` : Prisma.sql`true`
  return read(actor, db, Prisma.sql`${reachSql(actor, 'document:lire', 'a', siren)} AND ${inUnivers(filtres)} AND ${onglet}`, page)
}

/** Les documents publiés pour ce contrat de l’entreprise, ou pour sa famille, les vingt-cinq derniers : les autres sont dans « Documents ». */
export function listDocumentsContrat(actor: Actor, db: Db, { siren, reference }: { siren: string; reference: string }): Promise<LigneDocument[]> {
  const famille = Prisma.sql`(d.portee = 'famille' AND d.cible = ${familleOf(reference)})`
  const vise = Prisma.sql`(a.contrat_reference = ${reference} OR ${famille})`
  return read(actor, db, Prisma.sql`${reachSql(actor, 'document:lire', 'a', siren)} AND ${vise}`, 1)
}

async function read(actor: Actor, db: Db, retenus: Prisma.Sql, page: number): Promise<LigneDocument[]> {
  const rows = await db.$queryRaw<(Omit<LigneDocument, 'couleur'> & { couleurs: Couleurs })[]>`
    SELECT d.id, a.siren, a.univers::text, d.nature::text, d.titre, d.phrase, a.contrat_reference AS "contratReference", d.taille,
      a.publie_le AS "publieLe", a.lu_le AS "luLe", ${raisonSociale(SIREN)} AS "raisonSociale", ${couleurs(SIREN)} AS couleurs
    FROM document_adresse a JOIN document d ON d.id = a.document_id
    WHERE ${retenus}
    ORDER BY a.univers, a.publie_le DESC, d.id, a.siren LIMIT ${TAILLE_DOCUMENTS} OFFSET ${(page - 1) * TAILLE_DOCUMENTS}`
  return rows.map(({ couleurs: parCompte, ...row }) => ({ ...row, couleur: couleurOf(titreOn(actor, row.siren), parCompte) }))
}

/**
 * Le fichier d’un document adressé à cette entreprise, tel que le coffre le garde.
 * @throws `notFound` quand la personne ne l’atteint pas ; `refused` tant que l’antivirus ne l’a pas dit sain.
 */
export async function getFichierDocument(actor: Actor, db: Db, { siren, id }: { siren: string; id: string }) {
  const adresse = await db.documentAdresse.findFirst({
    where: { AND: [{ documentId: id, siren }, adressesOf(actor, ['document:lire', 'gestion:traiter'], siren)] },
    select: { univers: true, document: { select: { cle: true, cleChiffree: true, fichierNom: true, taille: true, sha256: true, analyse: true } } },
  })
  if (!adresse) throw notFound()
  const { fichierNom: nom, analyse, ...fichier } = adresse.document
  ensureOuvrable(analyse)
  return { ...fichier, nom, type: 'application/pdf', id, siren, univers: adresse.univers }
}
