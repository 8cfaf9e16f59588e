import 'server-only'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { normalizeEmail } from '@/lib/ground/email'

type Adresse = {
  compteId: string
  /** L’adresse de qui invite. */
  par: string
  email: string
  genre: 'utilisateur' | 'expert_comptable'
  /** L’invitation que l’on corrige : elle ne se gêne pas elle-même. */
  sauf?: string
}

/**
 * Ce qui empêche d’inviter cette adresse dans ce compte, en une phrase ; `null` quand rien. Il n’est rien dit de qui n’en est pas : une adresse connue
 * ailleurs s’invite comme une inconnue.
 */
export async function doubleOf(db: Db, { compteId, par, email, genre, sauf }: Adresse): Promise<{ emailNormalise: string; phrase: string | null }> {
  const emailNormalise = normalizeEmail(email)
  const said = async (): Promise<string | null> => {
    if (emailNormalise === normalizeEmail(par)) return 'C’est votre propre adresse\u00a0: vous êtes déjà de ce compte.'
    const deLaGestion = await db.utilisateur.count({ where: { emailNormalise, gestion: { not: null } } })
    if (deLaGestion > 0) return 'Cette adresse est celle du centre de gestion\u00a0: elle ne s’invite pas.'
    if (genre === 'utilisateur') {
      const membre = await db.membre.count({ where: { compteId, etat: 'ajoute', utilisateur: { emailNormalise } } })
      if (membre > 0) return 'Cette personne est déjà dans votre compte\u00a0: changez plutôt son rôle ou ses habilitations.'
    }
    const ouverte = await db.invitation.count({
      where: {
        compteId,
        emailNormalise,
        genre,
        accepteeLe: null,
        annuleeLe: null,
        refuseeLe: null,
        expireLe: { gt: maintenant() },
        ...(sauf === undefined ? {} : { id: { not: sauf } }),
      },
    })
    return ouverte > 0 ? 'Cette adresse a déjà une invitation qui attend\u00a0: renvoyez-la, ou annulez-la.' : null
  }
  return { emailNormalise, phrase: await said() }
}
