import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { courriersOf, reachSql } from '@/lib/data/reach'
import { MOTS_COURRIER } from '@/lib/data/sql/courrier'
import { couleurs, raisonSociale } from '@/lib/data/sql/entreprise'
import { says } from '@/lib/data/sql/recherche'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { type Couleurs, couleurOf } from '@/lib/entreprises/couleur'
import { titreOn } from '@/lib/access/titre'
import { notFound } from '@/lib/ground/errors'
import type { CourriersSearch, FiltresCourriers } from './schema'

export const TAILLE_COURRIERS = 25

export type LigneCourrier = {
  id: string
  siren: string
  raisonSociale: string
  couleur: number
  univers: 'sante' | 'prevoyance' | 'retraite'
  numero: string | null
  objet: string
  reponseLe: Date | null
  publieLe: Date
  luLe: Date | null
  luParNom: string | null
}

const SIREN = Prisma.sql`c.siren`

/** Ce qui restreint une liste de courriers, l’onglet à part : les mots, l’univers, la période. */
const matching = ({ q, univers, depuis }: FiltresCourriers): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`true`,
      ...(univers ? [Prisma.sql`c.univers = ${univers}::"Univers"`] : []),
      ...(depuis ? [Prisma.sql`c.publie_le >= maintenant() - make_interval(months => ${Number(depuis)}::int)`] : []),
      ...(q ? [says(MOTS_COURRIER, q)] : []),
    ],
    ' AND ',
  )

/** Combien de courriers d’après ces filtres, et combien que personne n’a ouverts. */
export async function countCourriers(
  actor: Actor,
  db: Db,
  siren?: string,
  filtres: FiltresCourriers = {},
): Promise<{ tous: number; nonLus: number }> {
  const [row] = await db.$queryRaw<{ tous: number; nonLus: number }[]>`
    SELECT count(*)::int AS tous, (count(*) FILTER (WHERE c.lu_le IS NULL))::int AS "nonLus"
    FROM courrier c WHERE ${reachSql(actor, 'courrier:lire', 'c', siren)} AND ${matching(filtres)}`
  return row ?? { tous: 0, nonLus: 0 }
}

/** Une page de courriers, le plus récent en tête. */
export async function listCourriers(
  actor: Actor,
  db: Db,
  filtres: FiltresCourriers & Pick<CourriersSearch, 'onglet'>,
  page: number,
  siren?: string,
): Promise<LigneCourrier[]> {
  const onglet = filtres.onglet === 'non-lus' ? Prisma.sql`c.lu_le IS NULL` : Prisma.sql`true`
  const rows = await db.$queryRaw<(Omit<LigneCourrier, 'couleur'> & { couleurs: Couleurs })[]>`
    SELECT c.id, c.siren, c.univers::text, c.numero, c.objet, c.reponse_le AS "reponseLe", c.publie_le AS "publieLe", c.lu_le AS "luLe", c.lu_par_nom AS "luParNom",
      ${raisonSociale(SIREN)} AS "raisonSociale", ${couleurs(SIREN)} AS couleurs
    FROM courrier c WHERE ${reachSql(actor, 'courrier:lire', 'c', siren)} AND ${onglet} AND ${matching(filtres)}
    ORDER BY c.publie_le DESC, c.id LIMIT ${TAILLE_COURRIERS} OFFSET ${(page - 1) * TAILLE_COURRIERS}`
  return rows.map(({ couleurs: parCompte, ...row }) => ({ ...row, couleur: couleurOf(titreOn(actor, row.siren), parCompte) }))
}

/**
 * Un courrier, tel qu’il a été publié, d’un côté ou de l’autre.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function getCourrier(actor: Actor, db: Db, siren: string | undefined, id: string) {
  const courrier = await db.courrier.findFirst({
    where: { AND: [{ id }, siren === undefined ? {} : { siren }, courriersOf(actor, ['courrier:lire', 'gestion:traiter'], siren)] },
    select: {
      id: true,
      numero: true,
      siren: true,
      univers: true,
      objet: true,
      corps: true,
      destinataire: true,
      signataire: true,
      fonction: true,
      contratReference: true,
      reponseLe: true,
      publieLe: true,
      publiePar: true,
      fichierNom: true,
      taille: true,
      analyse: true,
      luLe: true,
      luParNom: true,
      entreprise: { select: { raisonSociale: true } },
    },
  })
  if (!courrier) throw notFound()
  const { entreprise, ...reste } = courrier
  return { ...reste, raisonSociale: entreprise.raisonSociale }
}
export type CourrierLu = Awaited<ReturnType<typeof getCourrier>>

/** Vrai quand la personne lit ce courrier : elle peut savoir qu’il a changé. */
export const reachesCourrier = async (actor: Actor, db: Db, id: string): Promise<boolean> =>
  (await db.courrier.findFirst({ where: { AND: [{ id }, courriersOf(actor, 'courrier:lire')] }, select: { id: true } })) !== null

/** Le fichier d’un courrier, tel que le coffre le garde ; `null` quand il n’est qu’un texte. */
export async function getFichierCourrier(actor: Actor, db: Db, siren: string, id: string) {
  const row = await db.courrier.findFirst({
    where: { AND: [{ id, siren, cle: { not: null } }, courriersOf(actor, ['courrier:lire', 'gestion:traiter'], siren)] },
    select: { cle: true, cleChiffree: true, fichierNom: true, taille: true, sha256: true, analyse: true },
  })
  const { cle, cleChiffree, fichierNom, taille, sha256 } = row ?? {}
  if (!row || !cle || !cleChiffree || !fichierNom || !taille || !sha256) return null
  return { cle, cleChiffree, nom: fichierNom, taille, type: 'application/pdf', sha256, analyse: row.analyse }
}
