import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { alsaceMoselle } from '@/lib/data/sql/entreprise'
import { notFound } from '@/lib/ground/errors'
import { calendarOf, type Echeance, type Regle } from './rules'

/**
 * Ce dont dépendent les dates d’une entreprise.
 * @throws `notFound` quand la personne ne l’atteint pas.
 */
export async function readRegle(db: Db, siren: string): Promise<Regle> {
  const [regle] = await db.$queryRaw<Regle[]>`
    SELECT e.effectif, ${alsaceMoselle(Prisma.sql`e.siren`)} AS "alsaceMoselle" FROM entreprise e WHERE e.siren = ${siren}`
  if (!regle) throw notFound()
  return regle
}

/** La prochaine DSN d’une entreprise. @param aujourdhui jour civil. @throws comme `readRegle`. */
export async function findNextDsn(db: Db, siren: string, aujourdhui: string): Promise<Echeance | undefined> {
  return calendarOf(aujourdhui, await readRegle(db, siren), { retraite: false })[0]
}

/** L’agenda d’une personne pour une entreprise : son adresse se tire de `id`, jamais de la base. */
export type AgendaOuvert = { id: string; trimestriel: boolean; creeLe: Date; luLe: Date | null; lecteur: string | null }

/** L’agenda auquel cette personne est abonnée pour cette entreprise ; `null` quand elle n’en a pas, ou l’a révoqué. */
export const findAgenda = (actor: Actor, db: Db, siren: string): Promise<AgendaOuvert | null> =>
  db.agenda.findFirst({
    where: { siren, utilisateurId: actor.utilisateur.id, revoqueLe: null },
    select: { id: true, trimestriel: true, creeLe: true, luLe: true, lecteur: true },
  })
