import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import { env } from '@/lib/ground/env'
import { notFound, refused } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import type { PersonneVisee } from '@/lib/utilisateurs/rules'
import { jetonOf } from './jeton'
import { type Administre, onCompte } from './acte-compte'

/**
 * Le lien d’une invitation qui attend, pour le donner autrement que par courriel. Qui l’a vu est au journal : il ouvre un accès à cette adresse.
 * @throws `refused` quand elle n’attend plus ; `notFound` quand elle n’est pas du compte.
 */
export const showLien = (visit: Administre<PersonneVisee>): Promise<{ lien: string }> =>
  onCompte(visit, async ({ db, objet: { compteId, id }, note }) => {
    const lue = await db.invitation.findFirst({
      where: { id, compteId, genre: 'utilisateur', accepteeLe: null, annuleeLe: null },
      select: { lienId: true, expireLe: true, refuseeLe: true },
    })
    if (!lue) throw notFound()
    if (lue.refuseeLe || lue.expireLe <= maintenant())
      throw refused('Ce lien n’ouvre plus rien\u00a0: renvoyez l’invitation, puis copiez le nouveau.')
    await note('invitation.lien_montre', { invitationId: id })
    return { lien: new URL(routes.invitation(jetonOf(lue.lienId)), env().APP_URL).href }
  })
