import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { contratsOf } from '@/lib/data/reach'
import type { Db, Prisma } from '@/lib/data/prisma'
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

/**
 * Un contrat.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function getContrat(actor: Actor, db: Db, siren: string, reference: string): Promise<Contrat> {
  const contrat = await db.contrat.findFirst({ where: { AND: [{ reference, siren }, contratsOf(actor, 'contrat:lire', siren)] }, select: CONTRAT })
  if (!contrat) throw notFound()
  return contrat
}
