import 'server-only'
import type { Visit } from '@/lib/access/visit'
import type { Right } from '@/lib/access/rights'
import { systemDb } from '@/lib/data/as-system'
import { invalid, notFound, refused } from '@/lib/ground/errors'
import { MAITRE } from './change-password'
import { verifyPassword } from './password'
import { REDEMANDE } from './rules'
import { countUse, giveBackUse } from './throttle'

const LUE = { ...MAITRE, civilite: true, gestion: true, totpSecret: true, totpDernierPas: true, totpChangeLe: true } as const

/** La personne connectée, son mot de passe redonné. */
export type Reconnue = Awaited<ReturnType<typeof confirmPassword>>

const TROP = 'Trop d’essais faux\u00a0: attendez un quart d’heure, ou choisissez «\u00a0Mot de passe oublié\u202f?\u00a0» à la connexion.'

/**
 * Redemande son mot de passe à une personne connectée : un poste laissé ouvert ne suffit pas à changer ce qui protège l’accès (ASVS V7.5.1). Compté avant
 * d’être jugé : une rafale n’en fait pas essayer un de trop.
 * @param champ le champ où dire qu’il est faux.
 * @throws `invalid` quand il est faux, `refused` après cinq essais faux en un quart d’heure.
 */
export async function confirmPassword({ actor: { utilisateur } }: Visit<Right>, motDePasse: string, champ = 'actuel') {
  const db = systemDb('connexion')
  if ((await countUse(db, 'redemande', utilisateur.id, REDEMANDE)) > REDEMANDE.max) throw refused(TROP)
  const personne = await db.utilisateur.findUnique({ where: { id: utilisateur.id, desactiveLe: null }, select: LUE })
  if (!personne) throw notFound()
  if (!(await verifyPassword(personne.motDePasse, motDePasse)))
    throw invalid({ [champ]: 'Ce n’est pas votre mot de passe d’aujourd’hui. Vérifiez la touche Majuscule, puis recommencez.' })
  await giveBackUse(db, 'redemande', utilisateur.id)
  return personne
}
