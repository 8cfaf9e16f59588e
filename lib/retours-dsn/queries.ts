import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { anomaliesOf, lignesFicheOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import { type Ligne, ligneOf } from '@/lib/fiches-dsn/ligne'
import type { Noeud } from '@/lib/fiches-dsn/xml'
import { dateOnly } from '@/lib/ground/date'
import { type Cause, groupByCause } from './causes'

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

/** Les causes ouvertes d’une entreprise que la personne atteint, la plus lourde d’abord : ses mois, ses établissements, ses salariés. */
export async function listCauses(actor: Actor, db: Db, siren: string): Promise<Cause[]> {
  const anomalies = await db.anomalieDsn.findMany({
    where: { AND: [{ siren, fermeeLe: null }, anomaliesOf(actor, 'dsn:lire', siren)] },
    orderBy: [{ mois: 'desc' }, { siret: 'asc' }, { rang: 'asc' }],
    select: ANOMALIE,
  })
  return groupByCause(anomalies)
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
  const fiches = await db.ficheDsn.findMany({
    where: { siren, lignes: { some: lignesFicheOf(actor, 'dsn:lire', siren) } },
    orderBy: { version: 'desc' },
    select: {
      version: true,
      effetLe: true,
      lignes: { where: lignesFicheOf(actor, 'dsn:lire', siren), orderBy: { rang: 'asc' }, select: { groupe: true, parametres: true } },
    },
  })
  const preuves = new Map<string, Preuve>()
  for (const { cle, contrat, attendu, mois } of causes) {
    const fin = `${mois[0] ?? ''}-31`
    const fiche = fiches.find(({ effetLe }) => dateOnly(effetLe) <= fin)
    const lignes = (fiche?.lignes ?? [])
      .map(({ groupe, parametres }) => ligneOf(groupe as Noeud, parametres as Noeud))
      .filter((une) => une.contrat.code === contrat)
    const ligne = lignes.find(({ population }) => attendu.includes(population?.code ?? '')) ?? lignes[0]
    if (fiche && ligne) preuves.set(cle, { version: fiche.version, effetLe: fiche.effetLe, ligne })
  }
  return preuves
}
