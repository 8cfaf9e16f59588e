import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { contratsOf } from '@/lib/data/reach'
import type { Db, Prisma } from '@/lib/data/prisma'
import type { Garantie, Prestation } from '@/lib/copy/garanties'
import { notFound } from '@/lib/ground/errors'

export type Contrat = {
  reference: string
  univers: Univers
  libelle: string
  population: string | null
  organisme: string | null
  effetLe: Date
  finLe: Date | null
}

const CONTRAT = {
  reference: true,
  univers: true,
  libelle: true,
  population: true,
  organisme: true,
  effetLe: true,
  finLe: true,
} as const satisfies Prisma.ContratSelect

/** Les contrats d’une entreprise dans ces univers, les plus anciens en tête. */
export const listContrats = (actor: Actor, db: Db, siren: string, univers: readonly Univers[]): Promise<Contrat[]> =>
  db.contrat.findMany({
    where: { AND: [contratsOf(actor, 'contrat:lire', siren), { univers: { in: [...univers] } }] },
    orderBy: [{ univers: 'asc' }, { effetLe: 'asc' }, { reference: 'asc' }],
    select: CONTRAT,
  })

/** Un contrat en entier : ce qu’il garantit, à qui, et sa vie. `etablissements` : ceux qu’il couvre encore, vide pour tous ; `tous` : ce sont tous ceux de l’entreprise. */
export type ContratDetaille = Contrat &
  Prestation & {
    garanties: Garantie[]
    options: string[]
    etablissements: { siret: string; ville: string; enseigne: string | null; siege: boolean }[]
    tous: boolean
    avenants: { id: string; effetLe: Date; libelle: string }[]
  }

/**
 * Un contrat.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function getContrat(actor: Actor, db: Db, siren: string, reference: string): Promise<ContratDetaille> {
  const contrat = await db.contrat.findFirst({
    where: { AND: [{ reference, siren }, contratsOf(actor, 'contrat:lire', siren)] },
    select: {
      ...CONTRAT,
      franchiseJours: true,
      franchiseMode: true,
      basePrestation: true,
      nbMoisSalaires: true,
      garanties: true,
      options: true,
      etablissements: true,
      avenants: { orderBy: [{ effetLe: 'asc' }, { id: 'asc' }], select: { id: true, effetLe: true, libelle: true } },
    },
  })
  if (!contrat) throw notFound()
  const ouverts = await db.etablissement.findMany({
    where: { siren, fermeLe: null },
    orderBy: [{ siege: 'desc' }, { siret: 'asc' }],
    select: { siret: true, ville: true, enseigne: true, siege: true },
  })
  const couverts = contrat.etablissements.length === 0 ? ouverts : ouverts.filter(({ siret }) => contrat.etablissements.includes(siret))
  return { ...contrat, etablissements: couverts, tous: couverts.length === ouverts.length }
}
