import 'server-only'
import { nameOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { acteDeLecture } from '../acte'
import { type Montre, shownRanks } from './unread-span'

/**
 * Note que la personne a ouvert cette demande : les notifications que la page a lues, et la première lecture des messages de la gestion qu’elle
 * a montrés. Ce qui est arrivé entre la lecture et l’écriture reste neuf. Rejouable : ce qui est déjà lu ne change pas.
 * @param vue ce que la page a montré.
 */
export const markReadIn = (
  db: Db,
  visit: Visit<'demande:lire', { id: string; siren: string }>,
  vue: Montre & { neuves: readonly string[] },
): Promise<void> =>
  acteDeLecture(db, visit, async ({ actor, objet: { id: demandeId, siren } }) => {
    const luLe = maintenant()
    await db.notification.updateMany({
      where: { id: { in: [...vue.neuves] }, utilisateurId: actor.utilisateur.id, demandeId, luLe: null },
      data: { luLe },
    })
    await db.message.updateMany({
      where: { demandeId, siren, cote: 'gestion', luLe: null, rang: shownRanks(vue) },
      data: { luLe, luPar: nameOf(actor.utilisateur) },
    })
  })
export const markRead = command(markReadIn)
