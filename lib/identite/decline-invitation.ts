import 'server-only'
import { record } from '@/lib/acts/record'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { maintenant } from '@/lib/ground/clock'
import { refused } from '@/lib/ground/errors'
import { jetonEmpreinte } from './jeton'
import { checkIp } from './throttle'

/**
 * Refuse une invitation dans un compte, par son lien : qui le tient, connecté ou non. Rien n’est ouvert ; qui avait invité l’apprend, et peut la renvoyer.
 * @throws `refused` quand elle n’attend plus, ou que ce réseau essaie trop de liens.
 */
export async function declineInvitation({ jeton }: { jeton: string }, ip: string): Promise<void> {
  await checkIp(systemDb('connexion'), ip)
  await asSystem('connexion', async (tx) => {
    const ici = maintenant()
    const attend = {
      empreinte: jetonEmpreinte(jeton),
      genre: 'utilisateur' as const,
      accepteeLe: null,
      annuleeLe: null,
      refuseeLe: null,
      expireLe: { gt: ici },
    }
    const lue = await tx.invitation.findFirst({ where: attend, select: { id: true, compteId: true } })
    const { count } = lue ? await tx.invitation.updateMany({ where: attend, data: { refuseeLe: ici } }) : { count: 0 }
    if (!lue?.compteId || count === 0) throw refused('Cette invitation n’attend plus de réponse\u00a0: rechargez la page.')
    await record(tx, { systeme: true }, 'invitation.declinee', { invitationId: lue.id }, { compteId: lue.compteId })
  })
}
