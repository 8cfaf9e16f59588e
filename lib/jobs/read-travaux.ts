import 'server-only'
import { systemDb } from '@/lib/data/as-system'

/** Un ouvrier, celui-ci ou celui d’une autre instance, scelle le journal chaque minute : trois sans rien, il n’y en a plus. */
const MUET_SECONDES = 180

/** Ce que l’on peut dire des travaux à n’importe qui : s’ils se font, et depuis combien de secondes le plus vieux courriel attend de partir. */
export type Travaux = { ouvrier: 'vivant' | 'muet'; courriel: number | null }

/** Lit l’état des travaux de toutes les instances, sans rien de personne. */
export async function readTravaux(): Promise<Travaux> {
  const [etat] = await systemDb('travail').$queryRaw<{ silence: number | null; attente: number | null }[]>`
    SELECT (SELECT extract(epoch FROM now() - max(completed_on))::int FROM pgboss.job WHERE name = 'sceller-journal' AND state = 'completed') AS silence,
      (SELECT extract(epoch FROM maintenant() - min(cree_le))::int FROM courriel WHERE etat = 'a_envoyer') AS attente`
  const { silence = null, attente = null } = etat ?? {}
  return { ouvrier: silence !== null && silence <= MUET_SECONDES ? 'vivant' : 'muet', courriel: attente }
}
