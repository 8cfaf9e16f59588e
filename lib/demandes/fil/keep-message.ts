import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { demandesOf } from '@/lib/data/reach'
import { asActor } from '@/lib/data/as-actor'
import { formatTime } from '@/lib/ground/date'
import { notFound } from '@/lib/ground/errors'

/** Ce qu’une personne est en train d’écrire se garde jusque-là ; au-delà, le début seul. */
const GARDE_MAX = 100_000

/**
 * Garde ce que la personne écrit et n’a pas envoyé : le sien, dans cette demande, d’un poste à l’autre. Rien au journal : ce n’est pas encore dit.
 * @returns l’heure, comme l’écran la dit.
 * @throws `notFound`.
 */
export const keepMessage = (actor: Actor, { numero, corps }: { numero: string; corps: string }): Promise<{ a: string }> =>
  asActor(actor, async (db) => {
    const demande = await db.demande.findFirst({
      where: { AND: [{ numero }, demandesOf(actor, ['demande:repondre', 'gestion:traiter'])] },
      select: { id: true, siren: true },
    })
    if (!demande) throw notFound()
    const texte = corps.toWellFormed().replaceAll('\0', '').slice(0, GARDE_MAX)
    const cle = { demandeId_utilisateurId: { demandeId: demande.id, utilisateurId: actor.utilisateur.id } }
    const modifieLe = maintenant()
    await db.messageEnCours.upsert({
      where: cle,
      update: { corps: texte, modifieLe },
      create: { ...cle.demandeId_utilisateurId, siren: demande.siren, corps: texte, modifieLe },
      select: { modifieLe: true },
    })
    return { a: formatTime(modifieLe) }
  })
