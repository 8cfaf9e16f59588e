import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { formatTime } from '@/lib/ground/date'
import { acteDeLecture, type DroitDActe, type Visee } from '../acte'

/** Ce qu’une personne est en train d’écrire se garde jusque-là ; au-delà, le début seul. */
const GARDE_MAX = 100_000

/**
 * Garde ce que la personne écrit et n’a pas envoyé : le sien, dans cette demande, d’un poste à l’autre. Rien au journal : ce n’est pas encore dit.
 * @returns l’heure, comme l’écran la dit.
 */
export const keepMessageIn = (db: Db, visit: Visit<DroitDActe, Visee>, { corps }: { corps: string }): Promise<{ a: string }> =>
  acteDeLecture(db, visit, async ({ actor, objet: { id, siren } }) => {
    const texte = corps.toWellFormed().replaceAll('\0', '').slice(0, GARDE_MAX)
    const cle = { demandeId_utilisateurId: { demandeId: id, utilisateurId: actor.utilisateur.id } }
    const modifieLe = maintenant()
    await db.messageEnCours.upsert({
      where: cle,
      update: { corps: texte, modifieLe },
      create: { ...cle.demandeId_utilisateurId, siren, corps: texte, modifieLe },
      select: { modifieLe: true },
    })
    return { a: formatTime(modifieLe) }
  })
export const keepMessage = command(keepMessageIn)
