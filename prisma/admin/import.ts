import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import type { Db, Prisma } from '@/lib/data/prisma'
import { numeroEmpreinteOf } from '@/lib/entreprises/numero-entreprise'
import { type Fault, readCsv } from './csv'
import { type ContratRow, ContratShape, type EntrepriseRow, EntrepriseShape, type EtablissementRow, EtablissementShape } from './shapes'

type Read<T> = { line: number; value: T }
/** Ce qu’un dossier donne à la base. */
export type Batch = { entreprises: Read<EntrepriseRow>[]; etablissements: Read<EtablissementRow>[]; contrats: Read<ContratRow>[] }
/** Ce qu’un dossier a changé, fichier par fichier. */
export type Report = Record<keyof Batch, { crees: number; mis_a_jour: number }>
/** Un dossier lu et écrit, ou tout ce qui l’en empêche. */
export type Outcome = { report: Report } | { faults: Fault[] }

const FILES = { entreprises: EntrepriseShape, etablissements: EtablissementShape, contrats: ContratShape } as const
const KEYS = { entreprises: 'siren', etablissements: 'siret', contrats: 'reference' } as const
const shapeOf = (shape: z.ZodType): Record<string, z.ZodType> => (shape as unknown as { shape: Record<string, z.ZodType> }).shape
const optionalOf = (shape: z.ZodType): string[] =>
  Object.entries(shapeOf(shape)).flatMap(([name, one]) => (one instanceof z.ZodOptional ? [name] : []))
const columnsOf = (shape: z.ZodType): string[] => Object.keys(shapeOf(shape)).filter((name) => !optionalOf(shape).includes(name))

/** Une écriture qui n’a pas lieu : la transaction d’un essai se défait par là. */
class Rehearsed extends Error {
  constructor(readonly report: Report) {
    super('essai')
  }
}

/**
 * Écrit en une transaction les entreprises, établissements et contrats d’un dossier (`entreprises.csv`, `etablissements.csv`, `contrats.csv`, chacun
 * facultatif) : tout entre, ou rien. Rejouable : une ligne déjà là est mise à jour.
 * @param rehearse tout se fait, contraintes de la base comprises, puis se défait.
 */
export async function importFolder(folder: string, { rehearse = false } = {}): Promise<Outcome> {
  const faults: Fault[] = []
  const batch = Object.fromEntries(
    Object.entries(FILES).map(([name, shape]) => [name, readFile(folder, name as keyof Batch, shape, faults)]),
  ) as Batch
  if (Object.values(batch).every((rows) => rows.length === 0) && faults.length === 0)
    faults.push({ file: folder, line: 0, sentence: 'aucune ligne à importer : ni entreprises.csv, ni etablissements.csv, ni contrats.csv' })
  if (faults.length > 0) return { faults }
  try {
    return await asSystem('exploitation', async (db) => {
      faults.push(...(await judgeAgainst(db, batch)))
      if (faults.length > 0) return { faults }
      const report = await write(db, batch)
      if (rehearse) throw new Rehearsed(report)
      const total = (name: keyof Batch) => report[name].crees + report[name].mis_a_jour
      const counts = { entreprises: total('entreprises'), etablissements: total('etablissements'), contrats: total('contrats') }
      await record(db, { systeme: true }, 'import.fait', counts)
      return { report }
    })
  } catch (error) {
    if (error instanceof Rehearsed) return { report: error.report }
    throw error
  }
}

function readFile(folder: string, name: keyof Batch, shape: z.ZodType, faults: Fault[]): Read<unknown>[] {
  const file = `${name}.csv`
  const path = join(folder, file)
  if (!existsSync(path)) return []
  const text = utf8Of(readFileSync(path))
  if (text === null) {
    faults.push({ file, line: 0, sentence: 'n’est pas en UTF-8 : enregistrez-le de nouveau en « CSV UTF-8 »' })
    return []
  }
  const lu = readCsv(file, text, columnsOf(shape), optionalOf(shape))
  faults.push(...lu.faults)
  const seen = new Map<string, number>()
  return lu.rows.flatMap(({ line, cells }) => {
    const key = (cells[KEYS[name]] ?? '').replaceAll(' ', '')
    const before = seen.get(key)
    if (before !== undefined) faults.push({ file, line, sentence: `${KEYS[name]} ${key} est déjà à la ligne ${before}` })
    seen.set(key, before ?? line)
    const judged = shape.safeParse(cells)
    if (judged.success) return [{ line, value: judged.data }]
    faults.push(...judged.error.issues.map(({ message }) => ({ file, line, sentence: message })))
    return []
  })
}

/** Le texte d’un fichier UTF-8 ; `null` d’un autre codage, dont les accents seraient perdus. */
function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Ce que seul l’ensemble dit : une entreprise absente du dossier et de la base, ou nouvelle sans son numéro ; un contrat qui changerait d’entreprise. */
async function judgeAgainst(db: Db, { entreprises, etablissements, contrats }: Batch): Promise<Fault[]> {
  const known = new Set((await db.entreprise.findMany({ select: { siren: true } })).map(({ siren }) => siren))
  const owners = new Map((await db.contrat.findMany({ select: { reference: true, siren: true } })).map(({ reference, siren }) => [reference, siren]))
  const moved = (line: number, { reference, siren }: ContratRow): Fault[] => {
    const owner = owners.get(reference)
    return owner === undefined || owner === siren
      ? []
      : [{ file: 'contrats.csv', line, sentence: `le contrat ${reference} est à l’entreprise ${owner} : une référence ne change pas d’entreprise` }]
  }
  const given = new Set(entreprises.map(({ value }) => value.siren))
  const orphan = (file: string, line: number, siren: string): Fault[] =>
    known.has(siren) || given.has(siren) ? [] : [{ file, line, sentence: `l’entreprise ${siren} n’est ni dans entreprises.csv, ni dans le portail` }]
  return [
    ...entreprises.flatMap(({ line, value }) =>
      known.has(value.siren) || value.numero_entreprise !== ''
        ? []
        : [{ file: 'entreprises.csv', line, sentence: `l’entreprise ${value.siren} est nouvelle : il lui faut son identifiant numéro entreprise` }],
    ),
    ...etablissements.flatMap(({ line, value }) => orphan('etablissements.csv', line, value.siret.slice(0, 9))),
    ...contrats.flatMap(({ line, value }) => [...orphan('contrats.csv', line, value.siren), ...moved(line, value)]),
  ]
}

async function write(db: Db, { entreprises, etablissements, contrats }: Batch): Promise<Report> {
  const report: Report = { entreprises: empty(), etablissements: empty(), contrats: empty() }
  const count = (name: keyof Batch, here: boolean) => void report[name][here ? 'mis_a_jour' : 'crees']++
  const [sirens, sirets, references] = await Promise.all([
    db.entreprise.findMany({ select: { siren: true } }).then((rows) => new Set(rows.map((row) => row.siren))),
    db.etablissement.findMany({ select: { siret: true } }).then((rows) => new Set(rows.map((row) => row.siret))),
    db.contrat.findMany({ select: { reference: true } }).then((rows) => new Set(rows.map((row) => row.reference))),
  ])
  const nouvelles: Prisma.EntrepriseCreateManyInput[] = []
  for (const { value } of entreprises) {
    const {
      siren,
      raison_sociale: raisonSociale,
      forme_juridique: formeJuridique,
      code_postal: codePostal,
      numero_entreprise: numero,
      ...same
    } = value
    const data = { raisonSociale, formeJuridique, codePostal, ...same, ...(numero ? { numeroEmpreinte: numeroEmpreinteOf(siren, numero) } : {}) }
    count('entreprises', sirens.has(siren))
    if (sirens.has(siren)) await db.entreprise.update({ where: { siren }, data, select: { siren: true } })
    else nouvelles.push({ siren, ...data, numeroEmpreinte: numeroEmpreinteOf(siren, numero) })
  }
  await inBatches(nouvelles, (data) => db.entreprise.createMany({ data }))
  const ouverts: Prisma.EtablissementCreateManyInput[] = []
  for (const { value } of etablissements) {
    const { siret, code_postal: codePostal, ferme_le: fermeLe, ...same } = value
    const data = { siren: siret.slice(0, 9), codePostal, fermeLe, ...same }
    count('etablissements', sirets.has(siret))
    if (sirets.has(siret)) await db.etablissement.update({ where: { siret }, data, select: { siret: true } })
    else ouverts.push({ siret, ...data })
  }
  await inBatches(ouverts, (data) => db.etablissement.createMany({ data }))
  const signes: Prisma.ContratCreateManyInput[] = []
  const vies = new Map<string, { siren: string; effetLe: Date; libelle: string }[]>()
  for (const { value } of contrats) {
    const { reference, univers, libelle, population, organisme, effet_le: effetLe, fin_le: finLe } = value
    const { garanties, options, etablissements } = value
    const { siren, franchise_jours: franchiseJours, franchise_mode: franchiseMode, base_prestation: basePrestation } = value
    if (effetLe === null) continue
    const prestation = { franchiseJours, franchiseMode, basePrestation, nbMoisSalaires: value.nb_mois_salaires }
    const data = { siren, univers, libelle, population, organisme, effetLe, finLe, ...prestation, garanties, options, etablissements }
    if (value.avenants)
      vies.set(
        reference,
        value.avenants.map((un) => ({ siren, ...un })),
      )
    count('contrats', references.has(reference))
    if (references.has(reference)) await db.contrat.update({ where: { reference }, data, select: { reference: true } })
    else signes.push({ reference, ...data })
  }
  await inBatches(signes, (data) => db.contrat.createMany({ data }))
  await writeLives(db, vies)
  return report
}

/** La vie d’un contrat se redit en entier avec lui. */
async function writeLives(db: Db, vies: ReadonlyMap<string, { siren: string; effetLe: Date; libelle: string }[]>): Promise<void> {
  const redits = await db.contrat.findMany({ where: { reference: { in: [...vies.keys()] } }, select: { id: true, reference: true } })
  await db.avenantContrat.deleteMany({ where: { contratId: { in: redits.map(({ id }) => id) } } })
  const data = redits.flatMap(({ id: contratId, reference }) => (vies.get(reference) ?? []).map((un) => ({ contratId, ...un })))
  await inBatches(data, (rows) => db.avenantContrat.createMany({ data: rows }))
}

/** Écrit par mille : vingt mille lignes tiennent dans une transaction. */
async function inBatches<T>(rows: T[], create: (rows: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += 1_000) await create(rows.slice(i, i + 1_000))
}

const empty = () => ({ crees: 0, mis_a_jour: 0 })
