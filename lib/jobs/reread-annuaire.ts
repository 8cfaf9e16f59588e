import 'server-only'
import { record } from '@/lib/acts/record'
import type { EntreprisePublique } from '@/lib/annuaire/annuaire'
import { consultAnnuaire } from '@/lib/annuaire/consult'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { maintenant } from '@/lib/ground/clock'

/** Une entreprise se relit chaque semaine ; tant par tour, une à la fois : le service public en accepte sept par seconde. */
const RELIRE = { jours: 7, parTour: 200 } as const

/**
 * Relit dans l’annuaire public les entreprises que suit au moins un compte, la plus anciennement lue d’abord : fermée, chacun de ses comptes le voit.
 * L’annuaire muet arrête le tour, le suivant reprend là.
 * @returns combien ont été relues.
 */
export async function rereadAnnuaire(): Promise<number> {
  const dues = await systemDb('travail').$queryRaw<{ siren: string }[]>`
    SELECT e.siren::text FROM entreprise e
    WHERE (e.annuaire_le IS NULL OR e.annuaire_le < maintenant() - make_interval(days => ${RELIRE.jours}::int))
      AND EXISTS (SELECT 1 FROM rattachement r WHERE r.siren = e.siren AND r.detache_le IS NULL)
    ORDER BY e.annuaire_le NULLS FIRST, e.siren LIMIT ${RELIRE.parTour}`
  let relues = 0
  for (const { siren } of dues) {
    const constat = await consultAnnuaire(siren)
    if (constat.suite === 'indisponible') break
    await keepConstat(siren, constat.suite === 'trouvee' ? constat.entreprise.fermee : null)
    relues++
  }
  return relues
}

/** Garde ce que l’annuaire vient de dire, et l’inscrit au journal de chaque compte qui la suit quand cela change. */
const keepConstat = (siren: string, fermee: EntreprisePublique['fermee']): Promise<void> =>
  asSystem('travail', async (tx) => {
    const [avant] = await tx.$queryRaw<
      { fermee: boolean }[]
    >`SELECT fermee_constatee AS fermee FROM entreprise WHERE siren = ${siren}::bpchar FOR UPDATE`
    const depuis = fermee?.depuis ?? null
    await tx.entreprise.update({
      where: { siren },
      data: { annuaireLe: maintenant(), fermeeConstatee: fermee !== null, fermeeLe: depuis ? new Date(depuis) : null },
    })
    if (!avant || avant.fermee === (fermee !== null)) return
    const suivie = await tx.rattachement.findMany({ where: { siren, detacheLe: null }, select: { compteId: true } })
    for (const { compteId } of suivie)
      await record(tx, { systeme: true }, 'entreprise.etat_lu', { fermee: fermee !== null, depuis }, { siren, compteId })
  })
