import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { expected, invalid } from '@/lib/ground/errors'
import { acte, type Visee } from '../acte'
import { demandeByNumero } from '../locate'
import type { FaitGestion } from '../transitions'

/** Prend une demande en charge. Deux gestionnaires au même instant : la première prise gagne, l’autre apprend qui l’a. */
export const takeIn = (db: Db, visit: Visit<'gestion:traiter', Visee>): Promise<FaitGestion> =>
  acte(db, visit, 'prendre', async ({ demande: { numero }, signature, fait }) => {
    await fait('demande.prise_en_charge', {}, { gestionnaireId: signature.auteurId, gestionnaireNom: signature.auteurNom, priseLe: maintenant() })
    return { numero, suite: 'prendre' }
  })
export const takeDemande = command(takeIn)

/** Prend celle-ci, choisie parmi d’autres. @returns faux quand elle n’est plus à prendre, un collègue l’a prise, le client l’a annulée, ou n’existe pas : les autres choisies n’en restent pas là. */
export async function takeChosenIn(db: Db, visit: Visit<'gestion:traiter'>, numero: string): Promise<boolean> {
  const demande = await demandeByNumero(visit.actor, db, { numero })
  if (!demande) return false
  return takeIn(db, visit.again(demande)).then(
    () => true,
    (erreur: unknown) => {
      if (expected(erreur)?.kind === 'refuse') return false
      throw erreur
    },
  )
}
const takeChosen = command(takeChosenIn)

/** Ce qu’il est advenu des demandes choisies : prises, ou restées comme elles étaient. `une` : celle que l’on prenait seule, et qui l’est. */
export type Prises = { prises: number; restees: number; une: string | null }

/**
 * Prend les demandes choisies dans la bannette, chacune dans sa transaction : celle qu’un autre a prise reste à lui, et n’empêche pas les autres.
 * @throws `invalide` quand aucune n’est choisie.
 */
export async function takeSelection(
  visit: Visit<'gestion:traiter'>,
  { numero, une }: { numero: readonly string[]; une?: string | undefined },
): Promise<Prises> {
  const choisies = new Set(une === undefined ? numero : [une])
  if (choisies.size === 0) throw invalid({ numero: 'Choisissez au moins une demande.' })
  let prises = 0
  for (const choisie of choisies) if (await takeChosen(visit, choisie)) prises++
  return { prises, restees: choisies.size - prises, une: prises === 1 ? (une ?? null) : null }
}
