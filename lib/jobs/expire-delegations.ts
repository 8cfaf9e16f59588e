import 'server-only'
import { record } from '@/lib/acts/record'
import { asSystem } from '@/lib/data/as-system'
import { paddedList } from '@/lib/data/padded-list'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { JOUR_MS } from '@/lib/ground/date'
import { log } from '@/lib/ground/log'

const LOT = 200

/** Combien de jours avant le terme un cabinet est rappelé à ses clients. */
const RAPPELS = [7, 1] as const

type Due = { id: string; compteId: string; cabinetId: string; membres: number }

/**
 * Ferme les délégations restées sans réponse passé leur terme, et rappelle celles qui s’en approchent : un rappel par cabinet pour tous ses clients, à J-7
 * puis à J-1. Rejouable : une délégation garde le dernier rappel fait.
 * @returns combien sont fermées, combien rappelées.
 */
export async function expireDelegations(): Promise<{ expirees: number; rappelees: number }> {
  let expirees = 0
  for (let lot = LOT; lot === LOT; expirees += lot) lot = await asSystem('travail', expire)
  let rappelees = 0
  for (const jours of [...RAPPELS].reverse())
    for (let lot = LOT; lot === LOT; rappelees += lot) lot = await asSystem('travail', (db) => remind(db, jours))
  if (expirees + rappelees > 0) log.info({ expirees, rappelees }, 'délégations sans réponse')
  return { expirees, rappelees }
}

async function expire(db: Db): Promise<number> {
  const ici = maintenant()
  const dues = await db.$queryRaw<Pick<Due, 'id' | 'compteId'>[]>`
    SELECT id::text, compte_id::text AS "compteId" FROM delegation
    WHERE etat = 'en_attente' AND repondre_avant <= ${ici} ORDER BY repondre_avant, id LIMIT ${LOT} FOR UPDATE SKIP LOCKED`
  for (const { id, compteId } of dues) {
    await db.delegation.update({ where: { id }, data: { etat: 'expiree', etatLe: ici, etatPar: null }, select: { id: true } })
    await record(db, { systeme: true }, 'delegation.expiree', { delegationId: id }, { compteId })
  }
  return dues.length
}

async function remind(db: Db, jours: number): Promise<number> {
  const ici = maintenant()
  const dues = await db.$queryRaw<Due[]>`
    SELECT g.id::text, g.compte_id::text AS "compteId", g.cabinet_id::text AS "cabinetId",
      (SELECT count(*)::int FROM membre_cabinet m WHERE m.cabinet_id = g.cabinet_id AND m.etat = 'ajoute') AS membres
    FROM delegation g
    WHERE g.etat = 'en_attente' AND g.repondre_avant > ${ici} AND g.repondre_avant <= ${new Date(ici.getTime() + jours * JOUR_MS)}
      AND (g.rappel IS NULL OR g.rappel > ${jours}) ORDER BY g.cabinet_id, g.id LIMIT ${LOT} FOR UPDATE SKIP LOCKED`
  await db.delegation.updateMany({ where: { id: { in: paddedList(dues.map(({ id }) => id)) } }, data: { rappel: jours } })
  // Un cabinet sans personne ici n’a que ses liens : chacun est rappelé à part.
  const groupes = Map.groupBy(dues, ({ id, cabinetId, membres }) => (membres > 0 ? cabinetId : id))
  for (const groupe of groupes.values()) {
    const cabinetId = groupe[0]?.cabinetId ?? ''
    await record(db, { systeme: true }, 'delegation.rappelee', { cabinetId, jours, delegations: groupe.map(({ id }) => id) })
  }
  return dues.length
}
