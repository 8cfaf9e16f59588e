import 'server-only'
import { asSystem } from '@/lib/data/as-system'
import { maintenant } from '@/lib/ground/clock'
import { JOUR_MS } from '@/lib/ground/date'

/** Ce que l’on garde d’un message auquel la gestion a répondu. */
const REPONDUS_GARDES_JOURS = 90

/**
 * Efface ce que l’identité n’a plus à garder : les inscriptions qui ne sont devenues personne et les chemins de récupération, un jour après leur terme, ce
 * qu’un administrateur a commencé de dire de quelqu’un sans l’inviter, au bout d’un jour, et les messages de certification répondus depuis trois mois. Ce qu’une personne a accepté à l’inscription reste avec elle.
 * @returns combien de lignes.
 */
export const purgeIdentite = (): Promise<number> =>
  asSystem('travail', async (db) => {
    const avant = (jours: number) => new Date(maintenant().getTime() - jours * JOUR_MS)
    const inscriptions = await db.inscription.deleteMany({ where: { utilisateurId: null, expireLe: { lt: avant(1) } } })
    const chemins = await db.recuperation.deleteMany({ where: { expireLe: { lt: avant(1) } } })
    const messages = await db.reouverture.deleteMany({ where: { rouverteLe: { lt: avant(REPONDUS_GARDES_JOURS) } } })
    const preparations = await db.preparation.deleteMany({ where: { creeLe: { lt: avant(1) } } })
    return inscriptions.count + chemins.count + messages.count + preparations.count
  })
