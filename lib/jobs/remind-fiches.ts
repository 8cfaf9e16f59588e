import 'server-only'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { findNextDsn } from '@/lib/echeances/queries'
import { maintenant } from '@/lib/ground/clock'
import { addDays, dayAt, isoDay } from '@/lib/ground/date'
import { log } from '@/lib/ground/log'

const LOT = 200

/** Combien de jours avant une DSN ce qui reste à paramétrer est rappelé. */
const AVANT_JOURS = 3

/**
 * Rappelle, trois jours avant la DSN d’une entreprise, ce qui n’est pas noté paramétré en paie dans sa dernière fiche, quand elle a pris effet le mois
 * déclaré. Une fois par échéance : la fiche garde celle qui est rappelée.
 * @param aujourdhui jour civil, à Paris.
 * @returns combien de fiches ont été rappelées.
 */
export async function remindFiches(aujourdhui = isoDay(maintenant())): Promise<number> {
  let rappelees = 0
  for (let suite: string | null = ''; suite !== null; ) {
    const apres: string = suite
    const lot = await asSystem('travail', (db) => remind(db, aujourdhui, apres))
    rappelees += lot.rappelees
    suite = lot.suite
  }
  if (rappelees > 0) log.info({ rappelees }, 'fiches de paramétrage rappelées')
  return rappelees
}

type Due = { id: string; siren: string; effetLe: string; rappelPour: string | null }

/** @param apres le SIREN du lot d’avant. */
async function remind(db: Db, aujourdhui: string, apres: string): Promise<{ rappelees: number; suite: string | null }> {
  const dues = await db.$queryRaw<Due[]>`
    SELECT f.id::text, f.siren, f.effet_le::text AS "effetLe", f.rappel_pour::text AS "rappelPour" FROM fiche_dsn f
    WHERE f.siren > ${apres} AND NOT EXISTS (SELECT 1 FROM fiche_dsn s WHERE s.siren = f.siren AND s.version > f.version)
      AND EXISTS (SELECT 1 FROM changement_fiche_dsn c WHERE c.fiche_id = f.id AND c.le IS NULL)
    ORDER BY f.siren LIMIT ${LOT} FOR UPDATE OF f SKIP LOCKED`
  let rappelees = 0
  for (const { id, siren, effetLe, rappelPour } of dues) {
    const dsn = await findNextDsn(db, siren, aujourdhui)
    if (!dsn || dsn.jour > addDays(aujourdhui, AVANT_JOURS) || rappelPour === dsn.jour) continue
    // La DSN d’un mois se dépose le suivant : ce qui prend effet après lui attendra la suivante.
    if (effetLe.slice(0, 7) >= dsn.jour.slice(0, 7)) continue
    await db.ficheDsn.update({ where: { id }, data: { rappelPour: dayAt(dsn.jour) }, select: { id: true } })
    await record(db, { systeme: true }, 'fiche.rappelee', { ficheDsnId: id, avant: dsn.jour }, { siren })
    rappelees += 1
  }
  return { rappelees, suite: dues.length === LOT ? (dues.at(-1)?.siren ?? null) : null }
}
