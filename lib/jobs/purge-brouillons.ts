import 'server-only'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import { Prisma } from '@/lib/data/generated/client'
import { paddedList } from '@/lib/data/padded-list'
import type { Db } from '@/lib/data/prisma'
import { JOURS_CORBEILLE, JOURS_PREAVIS } from '@/lib/demandes/brouillon/rules'
import { expiry } from '@/lib/demandes/brouillon/touch-brouillon'
import { maintenant } from '@/lib/ground/clock'
import { addDays, dateOnly, isoDay } from '@/lib/ground/date'
import { log } from '@/lib/ground/log'

const LOT = 50

/** Un brouillon dû : gardé jusqu’à `expireLe`. */
type Du = { id: string; siren: string; compteId: string; demarche: string; expireLe: Date }

/** Prend un lot de brouillons qui répondent à cette condition, et que personne ne tient. */
export const takeDus = (db: Db, condition: Prisma.Sql): Promise<Du[]> => db.$queryRaw<Du[]>`
  SELECT id::text, siren::text, compte_id::text AS "compteId", demarche, expire_le AS "expireLe" FROM demande
  WHERE statut = 'a_finaliser' AND ${condition} ORDER BY expire_le, id LIMIT ${LOT} FOR UPDATE SKIP LOCKED`

/** Traite par lots, chacun dans sa transaction, les brouillons qui répondent à cette condition. Celui que quelqu’un tient en ce moment attend le tour suivant. */
async function eachLot(condition: Prisma.Sql, run: (db: Db, dus: readonly Du[], ids: string[]) => Promise<void>): Promise<number> {
  for (let faits = 0; ; ) {
    const nombre = await asSystem('travail', async (db) => {
      const dus = await takeDus(db, condition)
      if (dus.length > 0) await run(db, dus, paddedList(dus.map(({ id }) => id)))
      return dus.length
    })
    faits += nombre
    if (nombre < LOT) return faits
  }
}

/**
 * Efface les brouillons de la corbeille passé le jour jusqu’auquel ils se restaurent, et ceux où rien n’a jamais été répondu passé le leur, ce jour
 * compris : leurs réponses, leurs pièces, et le balayage qui suit, leurs fichiers.
 * @returns combien.
 */
export async function purgeBrouillons(): Promise<number> {
  const passes = Prisma.sql`expire_le < ${isoDay(maintenant())}::date AND (jete_le IS NOT NULL OR version = 0)`
  const effaces = await eachLot(passes, async (db, dus, ids) => {
    await db.reponse.deleteMany({ where: { demandeId: { in: ids } } })
    await db.piece.deleteMany({ where: { demandeId: { in: ids } } })
    await db.notification.deleteMany({ where: { demandeId: { in: ids } } })
    await db.demande.deleteMany({ where: { id: { in: ids }, statut: 'a_finaliser' } })
    for (const { id, siren, compteId, demarche } of dus)
      await record(db, { systeme: true }, 'brouillon.supprime', { demandeId: id, demarche }, { siren, compteId })
  })
  if (effaces > 0) log.info({ effaces }, 'brouillons expirés effacés')
  return effaces
}

/** Met à la corbeille les brouillons passé le jour jusqu’auquel l’écran les dit gardés, ce jour compris. @returns combien. */
export async function throwExpired(): Promise<number> {
  const passes = Prisma.sql`expire_le < ${isoDay(maintenant())}::date AND jete_le IS NULL AND version > 0`
  const jetes = await eachLot(passes, async (db, dus, ids) => {
    const jete = { jeteLe: maintenant(), jeteParNom: 'Portail', expireLe: expiry(JOURS_CORBEILLE) }
    await db.demande.updateMany({ where: { id: { in: ids } }, data: jete })
    for (const { id, siren, compteId, demarche } of dus)
      await record(db, { systeme: true }, 'brouillon.jete', { demandeId: id, demarche, par: 'echeance' }, { siren, compteId })
  })
  if (jetes > 0) log.info({ jetes }, 'brouillons expirés mis à la corbeille')
  return jetes
}

/** Prévient une fois l’auteur de chaque brouillon qui n’est plus gardé que sept jours. @returns combien de brouillons. */
export function announceExpiry(): Promise<number> {
  const bientot = addDays(isoDay(maintenant()), JOURS_PREAVIS)
  const proches = Prisma.sql`expire_le <= ${bientot}::date AND jete_le IS NULL AND version > 0 AND prevenu_le IS NULL`
  return eachLot(proches, async (db, dus, ids) => {
    await db.demande.updateMany({ where: { id: { in: ids } }, data: { prevenuLe: maintenant() } })
    for (const { id, siren, compteId, demarche, expireLe } of dus) {
      const donnees = { demandeId: id, demarche, jour: dateOnly(expireLe) }
      await record(db, { systeme: true }, 'brouillon.expire_bientot', donnees, { siren, compteId })
    }
  })
}
