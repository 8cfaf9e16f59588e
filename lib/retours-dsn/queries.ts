import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { Prisma } from '@/lib/data/generated/client'
import { paddedList } from '@/lib/data/padded-list'
import { anomaliesOf, lignesFicheOf, reachSql } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import { type Ligne, ligneOf } from '@/lib/fiches-dsn/ligne'
import type { Noeud } from '@/lib/fiches-dsn/xml'
import { dateOnly } from '@/lib/ground/date'
import { MOTIFS_CONNUS } from '@/lib/ground/familles-dsn'
import { type PageListe, pageOf } from '@/lib/ground/pages'
import { type Cause, groupByCause, MONTANT } from './causes'

/** Le dernier retour d’un établissement pour un mois. `reste` : une anomalie en est encore ouverte. */
export type Case = { siret: string; mois: string; codeRetour: number; libelle: string; reste: boolean }

/** Une cause close depuis un an. */
export type CauseFermee = { code: string; mois: string; fermeeLe: Date }

/** Une ligne de fiche qui prouve une cause : sa version, et ce qu’elle dit. */
export type Preuve = { version: number; effetLe: Date; ligne: Ligne }

const ANOMALIE = {
  retourId: true,
  rang: true,
  code: true,
  cause: true,
  univers: true,
  siret: true,
  mois: true,
  nom: true,
  individu: true,
  rubrique: true,
  valeur: true,
  attendu: true,
  message: true,
  contratReference: true,
  corrigeeMois: true,
  corrigeeParNom: true,
  corrigeeLe: true,
} as const

/** Les causes d’une page : chacune est une fiche, avec sa preuve. */
const TAILLE_CAUSES = 10

/** Une page de causes : où l’on est, combien restent à corriger, et combien de toutes ont un code que nous ne savons pas expliquer. */
export type PageCauses = { causes: Cause[]; ici: PageListe; reste: number; inconnues: number }

/** Une ligne par cause ouverte : son code connu ou non, son écart en euros, ce qu’elle touche, et si elle est toute notée corrigée. */
const ouvertes = (actor: Actor, siren: string): Prisma.Sql => Prisma.sql`
  SELECT a.cause, bool_or(a.code ~ ANY (${[...MOTIFS_CONNUS]}::text[])) AS connue, bool_and(a.corrigee_le IS NOT NULL) AS corrigee,
    sum(CASE WHEN a.attendu[1] ~ ${MONTANT.source} AND coalesce(a.valeur, '0.00') ~ ${MONTANT.source} THEN abs(a.attendu[1]::numeric - coalesce(a.valeur, '0')::numeric) ELSE 0 END) AS ecart,
    count(DISTINCT a.mois) * count(DISTINCT coalesce(nullif(a.nom, ''), nullif(a.individu, ''))) AS poids
  FROM anomalie_dsn a WHERE a.fermee_le IS NULL AND ${reachSql(actor, 'dsn:lire', 'a', siren)} GROUP BY a.cause`

/**
 * Une page des causes ouvertes d’une entreprise que la personne atteint : celles que nous savons expliquer, la plus lourde d’abord (l’écart, puis les mois et
 * les salariés), puis les autres. La base les range ; de chacune, seules les anomalies de la page sont lues.
 */
export async function listCauses(actor: Actor, db: Db, siren: string, page: number): Promise<PageCauses> {
  const [compte] = await db.$queryRaw<{ total: number; reste: number; inconnues: number }[]>`
    SELECT count(*)::int AS total, (count(*) FILTER (WHERE NOT o.corrigee))::int AS reste, (count(*) FILTER (WHERE NOT o.connue))::int AS inconnues
    FROM (${ouvertes(actor, siren)}) o`
  const { total, reste, inconnues } = compte ?? { total: 0, reste: 0, inconnues: 0 }
  const ici = pageOf(total, page, TAILLE_CAUSES)
  const cles = await db.$queryRaw<{ cause: string }[]>`
    SELECT o.cause FROM (${ouvertes(actor, siren)}) o
    ORDER BY o.connue DESC, o.ecart DESC, o.poids DESC, o.cause LIMIT ${TAILLE_CAUSES} OFFSET ${(ici.page - 1) * TAILLE_CAUSES}`
  const anomalies = await db.anomalieDsn.findMany({
    where: {
      AND: [{ siren, fermeeLe: null, cause: { in: paddedList(cles.map(({ cause }) => cause)) } }, anomaliesOf(actor, 'dsn:lire', siren)],
    },
    orderBy: [{ mois: 'desc' }, { siret: 'asc' }, { rang: 'asc' }],
    select: ANOMALIE,
  })
  const lues = new Map(groupByCause(anomalies).map((cause) => [cause.cle, cause]))
  return { causes: cles.flatMap(({ cause }) => lues.get(cause) ?? []), ici, reste, inconnues }
}

/** Combien de causes ouvertes ne sont pas toutes notées corrigées, parmi ce que la personne atteint. */
export async function countACorriger(actor: Actor, db: Db, siren: string): Promise<number> {
  const ouvertes = { siren, fermeeLe: null, corrigeeLe: null }
  const causes = await db.anomalieDsn.groupBy({ by: ['cause'], where: { AND: [ouvertes, anomaliesOf(actor, 'dsn:lire', siren)] } })
  return causes.length
}

/** Le dernier retour de chaque établissement et de chaque mois, du plus ancien au plus récent. @param depuis mois compris. */
export async function listCases(actor: Actor, db: Db, siren: string, depuis: string): Promise<Case[]> {
  const retours = await db.retourDsn.findMany({
    where: { siren, mois: { gte: depuis } },
    orderBy: [{ siret: 'asc' }, { mois: 'asc' }, { recuLe: 'asc' }],
    select: {
      siret: true,
      mois: true,
      codeRetour: true,
      libelle: true,
      anomalies: { where: { AND: [{ fermeeLe: null }, anomaliesOf(actor, 'dsn:lire', siren)] }, select: { rang: true } },
    },
  })
  const cases = new Map(retours.map(({ anomalies, ...retour }) => [`${retour.siret} ${retour.mois}`, { ...retour, reste: anomalies.length > 0 }]))
  return [...cases.values()]
}

/** Les causes closes, la dernière en tête. @param depuis instant. */
export async function listFermees(actor: Actor, db: Db, siren: string, depuis: Date): Promise<CauseFermee[]> {
  const rows = await db.anomalieDsn.findMany({
    where: { AND: [{ siren, fermeeLe: { gte: depuis } }, anomaliesOf(actor, 'dsn:lire', siren)] },
    orderBy: { fermeeLe: 'desc' },
    distinct: ['cause'],
    select: { code: true, mois: true, fermeeLe: true },
  })
  return rows.flatMap(({ fermeeLe, ...row }) => (fermeeLe ? [{ ...row, fermeeLe }] : []))
}

/** Les établissements d’une entreprise, par leur SIRET. */
export async function listSites(db: Db, siren: string): Promise<Map<string, string>> {
  const sites = await db.etablissement.findMany({ where: { siren }, select: { siret: true, enseigne: true, siege: true, ville: true } })
  return new Map(sites.map(({ siret, enseigne, siege, ville }) => [siret, `${enseigne ?? (siege ? 'Siège' : 'Établissement')}, ${ville}`]))
}

/** La ligne de la fiche en cours pendant le mois d’une cause, qui dit la valeur attendue : par contrat, et par population quand elle est attendue. */
export async function findPreuves(actor: Actor, db: Db, siren: string, causes: readonly Cause[]): Promise<Map<string, Preuve>> {
  const versions = await db.ficheDsn.findMany({
    where: { siren, lignes: { some: lignesFicheOf(actor, 'dsn:lire', siren) } },
    orderBy: { version: 'desc' },
    select: { id: true, version: true, effetLe: true },
  })
  const fiches = new Map(
    causes.flatMap(({ cle, mois }) => {
      const fiche = versions.find(({ effetLe }) => dateOnly(effetLe) <= `${mois[0] ?? ''}-31`)
      return fiche ? [[cle, fiche] as const] : []
    }),
  )
  // Chaque ligne d’une fiche se lit et se déplie une fois, quel que soit le nombre de causes qu’elle prouve.
  const lignes = await db.ligneFicheDsn.findMany({
    where: {
      AND: [{ ficheId: { in: paddedList([...new Set([...fiches.values()].map(({ id }) => id))]) } }, lignesFicheOf(actor, 'dsn:lire', siren)],
    },
    orderBy: { rang: 'asc' },
    select: { ficheId: true, groupe: true, parametres: true },
  })
  const dites = Map.groupBy(
    lignes.map(({ ficheId, groupe, parametres }) => ({ ficheId, ligne: ligneOf(groupe as Noeud, parametres as Noeud) })),
    ({ ficheId }) => ficheId,
  )
  const preuves = new Map<string, Preuve>()
  for (const { cle, contrat, attendu } of causes) {
    const fiche = fiches.get(cle)
    const siennes = (dites.get(fiche?.id ?? '') ?? []).map(({ ligne }) => ligne).filter((une) => une.contrat.code === contrat)
    const ligne = siennes.find(({ population }) => attendu.includes(population?.code ?? '')) ?? siennes[0]
    if (fiche && ligne) preuves.set(cle, { version: fiche.version, effetLe: fiche.effetLe, ligne })
  }
  return preuves
}
