import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { acte, type Visee } from '../acte'
import type { FaitGestion } from '../transitions'

/** Prend une demande en charge. Deux gestionnaires au même instant : la première prise gagne, l’autre apprend qui l’a. */
export const takeIn = (db: Db, visit: Visit<'gestion:traiter', Visee>): Promise<FaitGestion> =>
  acte(db, visit, 'prendre', async ({ demande: { numero }, signature, fait }) => {
    await fait('demande.prise_en_charge', {}, { gestionnaireId: signature.auteurId, gestionnaireNom: signature.auteurNom, priseLe: maintenant() })
    return { numero, suite: 'prendre' }
  })
export const takeDemande = command(takeIn)
