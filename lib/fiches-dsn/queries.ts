import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { changementsFicheOf, lignesFicheOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import { notFound } from '@/lib/ground/errors'
import { changesOf } from './changes'
import { type AParametrer, changedLignes } from './a-parametrer'
import { enfantOf } from './ligne'
import { type FicheLue, joinFiche } from './lire'
import { type LigneLue, readSituees } from './read-situees'
import type { FichePapier } from './render-fiche'
import type { Noeud } from './xml'

/** Ce qu’une fiche demande de paramétrer, et qui l’a noté. */
export type ChangementLu = Omit<AParametrer, 'effetLe'> & { rang: number; effetLe: Date; parNom: string | null; le: Date | null }

/** Une version, en bref : combien de changements, combien paramétrés, et quand le dernier l’a été. */
export type VersionFiche = { version: number; effetLe: Date; publieLe: Date; changements: number; parametres: number; dernierLe: Date | null }

/** Une fiche entière, telle que la personne l’atteint. */
export type FicheDsn = {
  siren: string
  version: number
  identifiant: string
  emiseLe: string
  effetLe: Date
  publieLe: Date
  publieParNom: string
  message: string | null
  producteur: string
  /** `neuve` : elle change dans cette version. */
  lignes: (LigneLue & { neuve: boolean })[]
  changements: ChangementLu[]
}

const CHANGEMENT = {
  rang: true,
  univers: true,
  contratReference: true,
  quoi: true,
  avant: true,
  apres: true,
  rubrique: true,
  phrase: true,
  effetLe: true,
  parNom: true,
  le: true,
} as const

/** Les versions de la fiche d’une entreprise, la plus récente en tête : celles dont la personne atteint une ligne. */
export async function listVersions(actor: Actor, db: Db, siren: string): Promise<VersionFiche[]> {
  const fiches = await db.ficheDsn.findMany({
    where: { siren, lignes: { some: lignesFicheOf(actor, 'dsn:lire', siren) } },
    orderBy: { version: 'desc' },
    select: {
      version: true,
      effetLe: true,
      publieLe: true,
      changements: { where: changementsFicheOf(actor, 'dsn:lire', siren), select: { le: true } },
    },
  })
  return fiches.map(({ changements, ...fiche }) => {
    const notes = changements.flatMap(({ le }) => le ?? [])
    return {
      ...fiche,
      changements: changements.length,
      parametres: notes.length,
      dernierLe: notes.length > 0 ? new Date(Math.max(...notes.map(Number))) : null,
    }
  })
}

type Visee = { siren: string; version: number }

/**
 * Une fiche, ses lignes et ses changements que la personne atteint.
 * @throws `notFound` quand elle n’en atteint aucune ligne.
 */
export async function getFiche(actor: Actor, db: Db, { siren, version }: Visee): Promise<FicheDsn> {
  const { entete, fiche, lignes } = await readReached(actor, db, { siren, version })
  const changements = await db.changementFicheDsn.findMany({
    where: { AND: [{ ficheId: fiche.id }, changementsFicheOf(actor, 'dsn:lire', siren)] },
    orderBy: { rang: 'asc' },
    select: CHANGEMENT,
  })
  const neuves = await changedIn(actor, db, { siren, version }, lignes)
  const { id: _, ...reste } = fiche
  return {
    ...reste,
    message: enfantOf(entete, 'Message')?.texte ?? null,
    producteur: enfantOf(entete, 'ProducteurFiche')?.attributs.RaisonSocialeProducteur ?? '',
    lignes: lignes.map((une) => ({ ...une, neuve: neuves.has(une.ligne) })),
    changements: changements as ChangementLu[],
  }
}

/** Les lignes que la version d’avant n’avait pas, ou pas ainsi, parmi ce que la personne atteint. */
async function changedIn(actor: Actor, db: Db, { siren, version }: Visee, lignes: readonly LigneLue[]) {
  const avant = await db.ficheDsn.findFirst({ where: { siren, version: { lt: version } }, orderBy: { version: 'desc' }, select: { id: true } })
  return changedLignes(avant ? await readSituees(db, avant.id, lignesFicheOf(actor, 'dsn:lire', siren)) : [], lignes)
}

async function readReached(actor: Actor, db: Db, { siren, version }: Visee) {
  const lue = await db.ficheDsn.findUnique({
    where: { siren_version: { siren, version } },
    select: {
      id: true,
      siren: true,
      version: true,
      identifiant: true,
      emiseLe: true,
      effetLe: true,
      publieLe: true,
      publieParNom: true,
      entete: true,
    },
  })
  const lignes = lue ? await readSituees(db, lue.id, lignesFicheOf(actor, 'dsn:lire', siren)) : []
  if (!lue || lignes.length === 0) throw notFound()
  const { entete, ...fiche } = lue
  return { fiche, entete: entete as Noeud, lignes }
}

/** Ce qui change entre deux versions quelconques, en phrases, parmi ce que la personne atteint. */
export async function compareFiches(actor: Actor, db: Db, fiche: FicheDsn, avec: number): Promise<string[]> {
  const { lignes } = await readReached(actor, db, { siren: fiche.siren, version: avec })
  const dits = (lues: readonly LigneLue[]) => lues.map(({ ligne }) => ligne)
  return changesOf(dits(lignes), dits(fiche.lignes)).map(({ phrase }) => phrase)
}

/**
 * Le XML d’une fiche, écrit de ce qu’elle a dit, pour le logiciel de paie : les groupes et les lignes que la personne atteint.
 * @throws `notFound` quand elle n’en atteint aucune ligne.
 */
export async function getFicheXml(actor: Actor, db: Db, visee: Visee): Promise<Noeud> {
  const { entete, lignes } = await readReached(actor, db, visee)
  const groupes: FicheLue['groupes'] = []
  for (const { groupe, parametres, ligne } of lignes) {
    const ici = groupes.find((un) => un.groupe.attributs.NumeroGrp === ligne.groupe.numero)
    if (ici) ici.parametres.push(parametres)
    else groupes.push({ groupe, parametres: [parametres] })
  }
  return joinFiche({ entete, groupes })
}

/**
 * Ce que le PDF d’une fiche montre.
 * @throws `notFound` quand la personne n’en atteint aucune ligne.
 */
export async function getFichePapier(actor: Actor, db: Db, visee: Visee): Promise<FichePapier> {
  const fiche = await getFiche(actor, db, visee)
  const entreprise = await db.entreprise.findUnique({ where: { siren: fiche.siren }, select: { raisonSociale: true } })
  const { siren, version, identifiant, effetLe, publieLe, producteur, message, lignes, changements } = fiche
  return {
    siren,
    version,
    identifiant,
    effetLe,
    publieLe,
    producteur,
    message,
    raisonSociale: entreprise?.raisonSociale ?? '',
    lignes: lignes.map(({ ligne }) => ligne),
    phrases: changements.map(({ phrase }) => phrase),
  }
}
