import 'server-only'
import { maintenant } from '@/lib/ground/clock'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/data/as-actor'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { moveIn, writeLineIn } from '../fil/write'
import { holdForActe } from './hold'

/** Prend une demande en charge. Deux gestionnaires au même instant : la première prise gagne, l’autre apprend qui l’a. */
export const takeDemande = (actor: Actor, { numero }: { numero: string }): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const { demande, vers, contexte, plume } = await holdForActe(actor, db, numero, 'prendre')
    await record(db, actor, 'demande.prise_en_charge', { demandeId: demande.id }, contexte)
    await writeLineIn(db, demande, `Demande prise en charge par ${plume.auteurNom}.`)
    await moveIn(db, demande, vers, { gestionnaireId: actor.utilisateur.id, gestionnaireNom: plume.auteurNom, priseLe: maintenant() })
    return { vers: routes.gestionDemande(numero, 'prendre') }
  })
